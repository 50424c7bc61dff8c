package io.heedline.dialog;

import io.heedline.dialog.internal.CompiledScenario;
import io.heedline.nlu.Understander;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A dialogue written down: what the bot says, what it listens for, and what follows. Immutable and thread-safe. */
public interface Scenario {

    /**
     * Reads and checks a scenario file.
     *
     * @throws ScenarioException if it cannot be read or anything in it is wrong; names file, line and column
     */
    static Scenario load(Path file) {
        return CompiledScenario.load(file);
    }

    /**
     * One of the scenarios that come with Heedline.
     *
     * @param name such as "hotline"
     * @throws ScenarioException if there is none of this name
     */
    static Scenario load(String name) {
        return CompiledScenario.load(name);
    }

    /** The scenario's name. */
    String name();

    /** The text under {@code version} at its top, if there is one. */
    default Optional<String> version() {
        return Optional.empty();
    }

    /** Who takes calls over: numbers, or {@code queue:} and a name, by the names the scenario gives them. */
    default Map<String, String> persons() {
        return Map.of();
    }

    /**
     * The same scenario with other numbers or queues for some of its {@link #persons()}.
     *
     * @throws IllegalArgumentException if it has no such person, or a call cannot be handed over to the target
     */
    default Scenario withPersons(Map<String, String> targets) {
        return this;
    }

    /** The languages it can speak, the main one first. */
    List<Locale> languages();

    /** A dialogue in the main language, with nothing known about the caller. */
    default DialogSession open(Understander understander, BackEnd backEnd) {
        return open(understander, backEnd, languages().get(0), Map.of());
    }

    /**
     * A dialogue with one caller.
     *
     * @param understander of the same language as {@code locale}
     * @param locale one of {@link #languages()}; a locale of the same language will do
     * @param facts what is known about the call, given to the back end with every operation: {@code caller} is the
     *     caller's number, {@code callee} the number called
     * @throws IllegalArgumentException if the scenario does not speak the language
     */
    DialogSession open(Understander understander, BackEnd backEnd, Locale locale, Map<String, String> facts);

    /**
     * A dialogue with one caller who may change the language.
     *
     * @param understanders one for every language the caller may choose, by language ("zh", "en")
     * @param locale the language it begins in
     */
    default DialogSession open(
            Map<String, Understander> understanders, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        return open(understanders.get(locale.getLanguage()), backEnd, locale, facts);
    }

    /** Every prompt in one language, in the order of the file. */
    List<PromptText> prompts(Locale locale);

    /** Every phrase that a state of this scenario listens for by grammar, without repeats. */
    List<String> listenPhrases(Locale locale);

    /** What callers say in this scenario: the listen phrases and example sentences of its intents, without repeats. */
    List<String> exampleSentences(Locale locale);
}
