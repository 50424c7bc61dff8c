package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario file as it was read, names not yet resolved.
 *
 * @param start the state a call begins in
 * @param callFails the state for calls to the back end that fail, unless the call names its own
 * @param always what intents lead to in every state that listens, unless the state says otherwise
 */
record Script(
        String name,
        List<Locale> languages,
        Target start,
        Map<String, Operation> operations,
        Optional<Target> callFails,
        Map<String, Target> always,
        Map<String, Target> alwaysKeys,
        Optional<Trouble> notUnderstood,
        Optional<Trouble> nothingHeard,
        Map<String, State> states) {

    /** Where something stands in the file, from 1. */
    record Place(int line, int column) {}

    /** The name of a state, or of something to do, where the file mentions it, and where the key before it stands. */
    record Target(String name, Place place, Place keyPlace) {
        /** Says the last prompts again and goes on listening. */
        static final String SAY_AGAIN = "say-again";
        /** Treats what was heard as not understood. */
        static final String NOT_UNDERSTOOD = "not-understood";

        boolean leadsToState() {
            return !name.equals(SAY_AGAIN) && !name.equals(NOT_UNDERSTOOD);
        }
    }

    /** What kind of value an answer is; decides how it is written in a prompt. */
    enum SlotType {
        MONEY,
        DATE,
        NUMBER,
        TEXT
    }

    /** What the back end can be asked: the answers it gives, and the outcomes it may report instead. */
    record Operation(String name, Map<String, SlotType> answers, Set<String> outcomes, Place place) {}

    /** One wording of a prompt. */
    record Wording(String text, List<String> slots, Optional<String> recording, Place place) {}

    /** A prompt in each language, with one wording or several that take turns. */
    record Prompt(Map<Locale, List<Wording>> wordings, Place place) {}

    /** What to say when an answer is missing, one prompt after the other, and where to go after the last. */
    record Trouble(List<Prompt> say, Target then, Place place) {}

    /** What a state asks of the back end before it speaks. */
    record Call(String operation, Optional<Target> failed, Map<String, Target> outcomes, Place place) {}

    /** How a state ends. */
    sealed interface Ending {}

    /** Goes on at once. */
    record Next(Target target) implements Ending {}

    /** Waits for the caller. */
    record Listen(
            Expectation kind,
            Map<Locale, List<String>> phrases,
            Duration noInputAfter,
            Map<String, Target> on,
            Map<String, Target> keys,
            Optional<Trouble> notUnderstood,
            Optional<Trouble> nothingHeard)
            implements Ending {}

    /**
     * Hands over to a person.
     *
     * @param then where the dialogue goes on after the person; without it the call ends with the person
     * @param nobodyThere where it goes on when nobody takes the call over
     */
    record TransferTo(
            String target, String reason, String disposition, Optional<Target> then, Optional<Target> nobodyThere)
            implements Ending {
        boolean mayComeBack() {
            return then.isPresent() || nobodyThere.isPresent();
        }
    }

    /** Ends the call. */
    record HangUp(String disposition) implements Ending {}

    /** One state. */
    record State(
            String name,
            Optional<Call> call,
            Optional<Prompt> say,
            boolean interruptible,
            boolean aim,
            Ending ending,
            Place place) {}
}
