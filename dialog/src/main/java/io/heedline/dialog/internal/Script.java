package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario file as it was read, with what it includes; names not yet resolved.
 *
 * @param start the state a call begins in
 * @param slots what the scenario keeps in mind, by name; answers of operations are not among them
 * @param dialogs the sub-dialogs by name
 * @param states all states by name; those of a sub-dialog have its name and a dot before theirs
 */
record Script(
        Head head,
        List<Locale> languages,
        Target start,
        Map<String, Slot> slots,
        Map<String, Operation> operations,
        Common common,
        Map<String, Dialog> dialogs,
        Map<String, State> states) {

    /** The same with other persons to take calls over. */
    Script withPersons(Map<String, String> persons) {
        Head other = new Head(head.name(), head.version(), head.kind(), persons, head.forbidden());
        return new Script(other, languages, start, slots, operations, common, dialogs, states);
    }

    /** The same without sub-dialogs that nobody uses: a file that is included may have more than is needed. */
    Script withoutUnused() {
        Map<String, Dialog> used = new LinkedHashMap<>(dialogs);
        used.values().removeIf(dialog -> !Flow.used(dialog, this));
        Map<String, State> kept = new LinkedHashMap<>(states);
        kept.values()
                .removeIf(state ->
                        state.dialog().filter(d -> !used.containsKey(d)).isPresent());
        Script smaller = new Script(head, languages, start, slots, operations, common, used, kept);
        return used.size() == dialogs.size() ? smaller : smaller.withoutUnused();
    }

    /** Where something stands in a file, from 1. */
    record Place(String file, int line, int column) {}

    /** What a scenario is for. */
    enum Kind {
        SERVICE,
        COLLECTION,
        MARKETING
    }

    /**
     * What stands at the top of the file.
     *
     * @param persons who takes calls over: numbers or queues, by the names that transfers use
     * @param forbidden what must never be said
     */
    record Head(
            String name,
            Optional<String> version,
            Kind kind,
            Map<String, String> persons,
            Map<Locale, List<String>> forbidden) {}

    /**
     * What holds in every state.
     *
     * @param callFails the state for calls to the back end that fail, unless the call names its own
     * @param always what intents lead to in every state that listens, unless the state says otherwise
     * @param holdOn what is said to a caller who asks for a moment
     * @param asides what callers may say anywhere, for recognisers that are told what to expect
     */
    record Common(
            Optional<Target> callFails,
            Map<String, Route> always,
            Map<String, Route> alwaysKeys,
            Optional<Trouble> notUnderstood,
            Optional<Trouble> nothingHeard,
            Optional<HoldOn> holdOn,
            Map<Locale, List<String>> asides) {}

    /** The name of a state, or of something to do, where the file mentions it, and where the key before it stands. */
    record Target(String name, Place place, Place keyPlace) {

        boolean leadsToState() {
            return BuiltIn.named(name).isEmpty();
        }
    }

    /** What an intent, an outcome or the end of a state leads to: the first branch whose conditions all hold. */
    record Route(List<Branch> branches, Place keyPlace) {
        Route {
            branches = List.copyOf(branches);
        }

        static Route to(Target target) {
            return new Route(List.of(new Branch(List.of(), target)), target.keyPlace());
        }

        List<Target> targets() {
            return branches.stream().map(Branch::to).toList();
        }
    }

    /** One way on, taken if all conditions hold; the last of a route has none. */
    record Branch(List<Condition> when, Target to) {}

    /** How a slot is compared. */
    enum Comparison {
        IS,
        IS_NOT,
        LESS_THAN,
        AT_MOST,
        MORE_THAN,
        AT_LEAST,
        KNOWN,
        UNKNOWN
    }

    /**
     * A condition on what is known.
     *
     * @param against a value, or in braces the slot to compare with; empty for known and unknown
     */
    record Condition(String slot, Comparison comparison, String against, Place place) {
        Optional<String> otherSlot() {
            boolean braces = against.startsWith("{") && against.endsWith("}");
            return braces ? Optional.of(against.substring(1, against.length() - 1)) : Optional.empty();
        }
    }

    /** What kind of value a slot or an answer holds; decides how it is heard, compared and said. */
    enum SlotType {
        MONEY,
        DATE,
        /** A day of the month, from 1 to 31. */
        DAY,
        NUMBER,
        TEXT,
        DIGITS,
        CHOICE,
        YES_NO;

        /** As it stands in a file. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something the scenario keeps in mind.
     *
     * @param length of digits; 0 for any
     * @param secret never said, never told to a person, given only to operations that need it
     * @param withWish filled from the sentence in which the caller says what they want, if it is in there
     * @param options what a choice can be
     */
    record Slot(
            String name,
            SlotType type,
            int length,
            boolean secret,
            boolean withWish,
            Map<String, Option> options,
            Place place) {}

    /** One choice: its words in each language, and the key that chooses it. */
    record Option(String name, Map<Locale, List<String>> words, Optional<String> key, Place place) {}

    /** One answer of an operation; a private one is a fact about an account. */
    record Answer(SlotType type, boolean isPrivate) {}

    /**
     * What the back end can be asked.
     *
     * @param needs the arguments it needs, each with its kind
     * @param answers the answers it gives
     * @param outcomes what it may report instead
     * @param isPrivate whether it is about an account, so that only a verified caller may have it asked
     * @param changes whether it changes something
     * @param verifies whether success proves who the caller is
     */
    record Operation(
            String name,
            Map<String, SlotType> needs,
            Map<String, Answer> answers,
            Set<String> outcomes,
            boolean isPrivate,
            boolean changes,
            boolean verifies,
            Place place) {}

    /** One wording of a prompt. */
    record Wording(String text, List<String> slots, Optional<String> recording, Place place) {}

    /** A prompt in each language, with one wording or several that take turns. */
    record Prompt(Map<Locale, List<Wording>> wordings, Place place) {}

    /** What to say when an answer is missing, one prompt after the other, and where to go after the last. */
    record Trouble(List<Prompt> say, Target then, Place place) {}

    /** What is said to a caller who asks for a moment, and how long they may take. */
    record HoldOn(Prompt say, Duration patience, Place place) {}

    /**
     * What a state asks of the back end before it speaks.
     *
     * @param with the slot for each argument that is not called as its slot
     * @param fixed the value of each argument that is always the same
     */
    record Call(
            String operation,
            Map<String, String> with,
            Map<String, String> fixed,
            Optional<Target> failed,
            Map<String, Route> outcomes,
            Place place) {

        /** The slot an argument is taken from; empty if its value is fixed. */
        Optional<String> slotFor(String argument) {
            return fixed.containsKey(argument) ? Optional.empty() : Optional.of(with.getOrDefault(argument, argument));
        }
    }

    /** How a state ends. */
    sealed interface Ending {}

    /** Goes on at once. */
    record Next(Route route) implements Ending {}

    /**
     * Waits for the caller.
     *
     * @param slot what is filled by the answer; {@code on} then says under {@code filled} what follows
     */
    record Listen(
            Expectation kind,
            Optional<String> slot,
            Map<Locale, List<String>> phrases,
            Duration noInputAfter,
            Map<String, Route> on,
            Map<String, Route> keys,
            Optional<Trouble> notUnderstood,
            Optional<Trouble> nothingHeard,
            Place place)
            implements Ending {}

    /**
     * Has a sub-dialog led and goes on by its outcome.
     *
     * @param with slots of the sub-dialog that are set from others before it begins
     * @param gives slots that are set from those of the sub-dialog when it has ended
     */
    record Use(
            String dialog,
            Map<String, String> with,
            Map<String, String> gives,
            Map<String, Route> outcomes,
            Place place)
            implements Ending {}

    /** Ends a sub-dialog. */
    record Return(String outcome, Place place) implements Ending {}

    /**
     * Hands over to a person.
     *
     * @param to a number, a queue, or one of the scenario's persons
     * @param then where the dialogue goes on after the person; without it the call ends with the person
     * @param nobodyThere where it goes on when nobody takes the call over
     */
    record TransferTo(
            String to,
            String reason,
            String disposition,
            Optional<Target> then,
            Optional<Target> nobodyThere,
            Place place)
            implements Ending {
        boolean mayComeBack() {
            return then.isPresent() || nobodyThere.isPresent();
        }
    }

    /** Ends the call. */
    record HangUp(String disposition) implements Ending {}

    /** How often a state may be entered, since the caller's last wish or in the whole call, and what follows then. */
    record Limit(int times, boolean inWholeCall, Target then, Place place) {}

    /** What a state changes in what is known, before anything else. */
    record Changes(Map<String, String> set, List<String> clear, Place place) {}

    /** A sub-dialog: where it begins and how it may end. */
    record Dialog(String name, Target start, List<String> outcomes, Place place) {}

    /**
     * One state.
     *
     * @param dialog the sub-dialog it belongs to
     */
    record State(
            String name,
            Optional<String> dialog,
            Optional<Limit> limit,
            Changes changes,
            Optional<Call> call,
            Optional<Prompt> say,
            boolean interruptible,
            boolean aim,
            Ending ending,
            Place place) {}
}
