package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way from a state to another.
 *
 * @param event what takes it
 * @param gained the slots that are filled once it is taken
 * @param atOnce whether it is taken without waiting for the caller
 */
record Move(String from, String event, Target to, Set<String> gained, boolean atOnce) {

    static final String NEXT = "next";
    static final String CALL_FAILED = "call-failed";
    static final String NOT_UNDERSTOOD = "not-understood";
    static final String NOTHING_HEARD = "nothing-heard";
    static final String PERSON_GONE = "person-gone";
    static final String NOBODY_THERE = "nobody-there";
    static final String DIGITS = "digits";

    static String outcome(String outcome) {
        return "outcome " + outcome;
    }

    static String intent(String intent) {
        return "intent " + intent;
    }

    static String key(String key) {
        return "key " + key;
    }

    /** All ways out of a state, those written once for all states included. */
    static List<Move> from(State state, Script script) {
        List<Move> moves = new ArrayList<>();
        Set<String> answers = Set.of();
        if (state.call().isPresent()) {
            Operation operation = script.operations().get(state.call().get().operation());
            answers = operation == null ? Set.of() : operation.answers().keySet();
            Optional<Target> failed = state.call().get().failed().or(script::callFails);
            failed.ifPresent(to -> moves.add(new Move(state.name(), CALL_FAILED, to, Set.of(), true)));
            state.call()
                    .get()
                    .outcomes()
                    .forEach((outcome, to) -> moves.add(new Move(state.name(), outcome(outcome), to, Set.of(), true)));
        }
        if (state.ending() instanceof Next next) {
            moves.add(new Move(state.name(), NEXT, next.target(), answers, true));
        } else if (state.ending() instanceof Listen listen) {
            addListening(state.name(), listen, script, answers, moves);
        } else if (state.ending() instanceof TransferTo transfer) {
            Set<String> gained = answers;
            transfer.then().ifPresent(to -> moves.add(new Move(state.name(), PERSON_GONE, to, gained, false)));
            transfer.nobodyThere().ifPresent(to -> moves.add(new Move(state.name(), NOBODY_THERE, to, gained, false)));
        }
        return moves;
    }

    private static void addListening(String from, Listen listen, Script script, Set<String> answers, List<Move> moves) {
        Map<String, Target> on = new LinkedHashMap<>(script.always());
        on.putAll(listen.on());
        on.forEach((intent, to) -> moves.add(new Move(
                from,
                intent(intent),
                to,
                intent.equals(DIGITS) && listen.kind() == Expectation.DIGITS ? with(answers, DIGITS) : answers,
                false)));
        Map<String, Target> keys = new LinkedHashMap<>(script.alwaysKeys());
        keys.putAll(listen.keys());
        keys.forEach((key, to) -> moves.add(new Move(from, key(key), to, answers, false)));
        listen.notUnderstood()
                .or(script::notUnderstood)
                .map(Trouble::then)
                .ifPresent(to -> moves.add(new Move(from, NOT_UNDERSTOOD, to, answers, false)));
        listen.nothingHeard()
                .or(script::nothingHeard)
                .map(Trouble::then)
                .ifPresent(to -> moves.add(new Move(from, NOTHING_HEARD, to, answers, false)));
    }

    private static Set<String> with(Set<String> slots, String another) {
        Set<String> more = new HashSet<>(slots);
        more.add(another);
        return more;
    }
}
