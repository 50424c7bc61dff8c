package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Return;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.dialog.internal.Script.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way from a state to another, or to something to do.
 *
 * @param cause what asks for it
 * @param branch which branch of the route it is, with its conditions
 * @param atOnce whether it is taken without waiting for the caller
 */
record Move(String from, String cause, Script.Branch branch, boolean atOnce) {

    static final String NEXT = "next";
    static final String LIMIT = "limit";
    static final String USE = "use";
    static final String CALL_FAILED = "call-failed";
    static final String NOT_UNDERSTOOD = "not-understood";
    static final String NOTHING_HEARD = "nothing-heard";
    static final String PERSON_GONE = "person-gone";
    static final String NOBODY_THERE = "nobody-there";
    /** What stands under {@code on} for the answer that was awaited. */
    static final String FILLED = "filled";
    /** What stands under {@code on} for whatever is recognised and named nowhere. */
    static final String OTHER = "other";

    static String outcome(String outcome) {
        return "outcome " + outcome;
    }

    static String intent(String intent) {
        return "intent " + intent;
    }

    static String key(String key) {
        return "key " + key;
    }

    /** A sub-dialog goes back to the state that used it. */
    static String back(String user, String outcome) {
        return "return " + outcome + " to " + user;
    }

    Target to() {
        return branch.to();
    }

    /** Whether it ends a sub-dialog. */
    boolean returns() {
        return cause.startsWith("return ");
    }

    /** What takes it in the state machine: its cause, and where it leads to, since conditions are not the machine's. */
    String event() {
        return event(cause, to().name());
    }

    static String event(String cause, String to) {
        return cause + " > " + to;
    }

    /** All ways out of a state, those written once for all states included. */
    static List<Move> from(State state, Script script) {
        List<Move> moves = new ArrayList<>();
        String from = state.name();
        state.limit().ifPresent(limit -> add(from, LIMIT, Route.to(limit.then()), true, moves));
        state.call().ifPresent(call -> {
            call.failed()
                    .or(script.common()::callFails)
                    .ifPresent(to -> add(from, CALL_FAILED, Route.to(to), true, moves));
            call.outcomes().forEach((outcome, route) -> add(from, outcome(outcome), route, true, moves));
        });
        if (state.ending() instanceof Next next) {
            add(from, NEXT, next.route(), true, moves);
        } else if (state.ending() instanceof Listen listen) {
            on(listen, script).forEach((intent, route) -> add(from, intent(intent), route, false, moves));
            keys(listen, script).forEach((key, route) -> add(from, key(key), route, false, moves));
            trouble(listen.notUnderstood(), script.common().notUnderstood())
                    .ifPresent(to -> add(from, NOT_UNDERSTOOD, to, false, moves));
            trouble(listen.nothingHeard(), script.common().nothingHeard())
                    .ifPresent(to -> add(from, NOTHING_HEARD, to, false, moves));
        } else if (state.ending() instanceof Use use) {
            Optional.ofNullable(script.dialogs().get(use.dialog()))
                    .ifPresent(dialog -> add(from, USE, Route.to(dialog.start()), true, moves));
        } else if (state.ending() instanceof Return back) {
            addReturns(state, back, script, moves);
        } else if (state.ending() instanceof TransferTo transfer) {
            transfer.then().ifPresent(to -> add(from, PERSON_GONE, Route.to(to), false, moves));
            transfer.nobodyThere().ifPresent(to -> add(from, NOBODY_THERE, Route.to(to), false, moves));
        }
        return moves;
    }

    /** What follows each intent where a state listens. */
    static Map<String, Route> on(Listen listen, Script script) {
        Map<String, Route> on = new LinkedHashMap<>(script.common().always());
        on.putAll(listen.on());
        return on;
    }

    /** What follows each key where a state listens. */
    static Map<String, Route> keys(Listen listen, Script script) {
        Map<String, Route> keys = new LinkedHashMap<>(script.common().alwaysKeys());
        keys.putAll(listen.keys());
        return keys;
    }

    private static Optional<Route> trouble(Optional<Trouble> own, Optional<Trouble> forAll) {
        return own.or(() -> forAll).map(trouble -> Route.to(trouble.then()));
    }

    private static void addReturns(State state, Return back, Script script, List<Move> moves) {
        for (State user : script.states().values()) {
            if (user.ending() instanceof Use use
                    && state.dialog().filter(use.dialog()::equals).isPresent()) {
                Route route = use.outcomes().get(back.outcome());
                if (route != null) {
                    add(state.name(), back(user.name(), back.outcome()), route, true, moves);
                }
            }
        }
    }

    private static void add(String from, String cause, Route route, boolean atOnce, List<Move> moves) {
        route.branches().forEach(branch -> moves.add(new Move(from, cause, branch, atOnce)));
    }
}
