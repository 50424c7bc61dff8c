package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Dialog;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a dialogue can go, sub-dialogs included. A sub-dialog has its states once, whoever uses it; so a place in the
 * dialogue is a {@link Spot}: a state, and the states that wait for the sub-dialogs around it.
 */
final class Flow {

    /**
     * A place in the dialogue.
     *
     * @param users the states that use the sub-dialogs it is in, the outermost first
     */
    record Spot(String state, List<String> users) {
        Spot {
            users = List.copyOf(users);
        }

        /** The place a move leads to. */
        Spot after(Move move, Script script) {
            State there = script.states().get(move.to().name());
            List<String> waiting = new ArrayList<>(users);
            if (move.cause().equals(Move.USE)) {
                waiting.add(state);
            } else if (move.returns()) {
                waiting.remove(waiting.size() - 1);
            }
            if (there.dialog().isEmpty()) {
                waiting.clear(); // whoever leaves a sub-dialog for a state of the scenario does not come back to it
            }
            return new Spot(there.name(), waiting);
        }
    }

    private final Script script;
    private final Map<String, List<Move>> moves = new HashMap<>();

    Flow(Script script) {
        this.script = script;
        script.states().values().forEach(state -> moves.put(state.name(), Move.from(state, script)));
    }

    Spot start() {
        return new Spot(script.start().name(), List.of());
    }

    /** The ways on from a place; those that lead to no state are left out. */
    List<Move> from(Spot spot) {
        State state = script.states().get(spot.state());
        return moves.get(spot.state()).stream()
                .filter(move -> move.to().leadsToState())
                .filter(move ->
                        !move.returns() || state.ending() instanceof Script.Return back && returns(spot, move, back))
                .toList();
    }

    private static boolean returns(Spot spot, Move move, Script.Return back) {
        return !spot.users().isEmpty() && move.cause().equals(Move.back(last(spot), back.outcome()));
    }

    private static String last(Spot spot) {
        return spot.users().get(spot.users().size() - 1);
    }

    /** The sub-dialogs that are used by a state that is not in them, by name. */
    static boolean used(Dialog dialog, Script script) {
        return script.states().values().stream()
                .anyMatch(s -> s.ending() instanceof Use use && use.dialog().equals(dialog.name()));
    }
}
