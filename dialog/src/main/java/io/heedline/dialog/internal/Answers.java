package io.heedline.dialog.internal;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.internal.Script.Call;
import io.heedline.dialog.internal.Script.Operation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one dialogue knows: facts of the call, values the caller said, and the back end's answers as they are spoken. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final BackEnd backEnd;
    private final Locale locale;
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    Answers(BackEnd backEnd, Locale locale, Map<String, String> facts) {
        this.backEnd = backEnd;
        this.locale = locale;
        this.facts.putAll(facts);
        this.facts.put("language", locale.toLanguageTag());
    }

    /** Keeps values the caller has said, for the next operation. */
    void remember(Map<String, String> said) {
        facts.putAll(said);
        if (said.containsKey(Move.DIGITS)) {
            written.put(Move.DIGITS, said.get(Move.DIGITS));
        }
    }

    /** A value as it stands in a prompt. */
    String written(String slot) {
        return written.get(slot);
    }

    /**
     * Asks the back end. All answers that the operation declares must come and be of their type, or the call counts as
     * failed: a half-filled prompt is never spoken.
     *
     * @return the event to go on with instead of the state's own way; empty if all went well
     */
    Optional<String> ask(Call call, Script script) {
        Operation operation = script.operations().get(call.operation());
        try {
            Map<String, String> got = backEnd.call(operation.name(), Map.copyOf(facts));
            String outcome = got.get(BackEnd.OUTCOME);
            if (outcome != null) {
                if (call.outcomes().containsKey(outcome)) {
                    return Optional.of(Move.outcome(outcome));
                }
                LOG.warn(
                        "operation={} outcome={} is not declared; expected one of {}",
                        operation.name(),
                        outcome,
                        call.outcomes().keySet());
                return Optional.of(Move.CALL_FAILED);
            }
            Map<String, String> ready = new HashMap<>();
            operation.answers().forEach((name, type) -> {
                if (got.get(name) == null) {
                    throw new IllegalArgumentException("no answer '" + name + "'");
                }
                ready.put(name, SlotWriter.write(got.get(name), type, locale));
            });
            written.putAll(ready);
            return Optional.empty();
        } catch (RuntimeException e) {
            // Whatever a company's system throws, the caller hears an apology and gets a person.
            // Its message may hold customer data, so it is not logged unless asked for.
            LOG.warn(
                    "operation={} failed with {}",
                    operation.name(),
                    e.getClass().getName());
            LOG.debug("operation={} failed", operation.name(), e);
            return Optional.of(Move.CALL_FAILED);
        }
    }
}
