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

/** Asks the back end for one dialogue and keeps what it answers. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** The answer that names a verified caller, which goes along with every operation from then on. */
    private static final String CUSTOMER = "customer";

    private final BackEnd backEnd;
    private final Script script;
    private final Memory memory;
    private final Confirmations confirmations;
    private final Map<String, String> facts;

    Answers(BackEnd backEnd, Script script, Memory memory, Confirmations confirmations, Map<String, String> facts) {
        this.backEnd = backEnd;
        this.script = script;
        this.memory = memory;
        this.confirmations = confirmations;
        this.facts = new HashMap<>(facts);
    }

    /**
     * Asks the back end. All answers that the operation declares must come and be of their type, or the call counts as
     * failed: a half-filled prompt is never spoken.
     *
     * @return what to go on with instead of the state's own way; empty if all went well
     */
    Optional<String> ask(Call call, Locale locale) {
        Operation operation = script.operations().get(call.operation());
        try {
            Map<String, String> arguments = arguments(call, operation, locale);
            Map<String, String> got = operation.changes()
                    ? confirmations.once(operation.name(), arguments, backEnd)
                    : backEnd.call(operation.name(), Map.copyOf(arguments));
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
            keep(operation, got);
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

    private Map<String, String> arguments(Call call, Operation operation, Locale locale) {
        Map<String, String> arguments = new HashMap<>(facts);
        arguments.put("language", locale.toLanguageTag());
        operation.needs().keySet().forEach(name -> {
            // A queue is asked of by the name that transfers use.
            String fixed = Optional.ofNullable(call.fixed().get(name))
                    .map(value -> script.head().persons().getOrDefault(value, value))
                    .orElse(null);
            String value = fixed != null
                    ? fixed
                    : memory.value(call.slotFor(name).orElseThrow()).orElse(null);
            if (value == null) {
                throw new IllegalStateException(
                        "Operation '" + operation.name() + "' needs '" + name + "', which is not known in this call");
            }
            arguments.put(name, value);
        });
        if (memory.verified()) {
            memory.value(CUSTOMER).ifPresent(customer -> arguments.put(CUSTOMER, customer));
        }
        return arguments;
    }

    private void keep(Operation operation, Map<String, String> got) {
        Map<String, Value> ready = new HashMap<>();
        operation.answers().forEach((name, answer) -> {
            String text = got.get(name);
            if (text == null) {
                throw new IllegalArgumentException("no answer '" + name + "'");
            }
            if (!Value.valid(text, answer.type())) {
                throw new IllegalArgumentException("an answer of " + text.length() + " characters is not of type "
                        + answer.type().word() + "; expected " + Value.form(answer.type()));
            }
            ready.put(name, new Value(text.strip(), answer.type()));
        });
        ready.forEach(memory::put);
        if (operation.verifies()) {
            memory.verify();
        }
    }
}
