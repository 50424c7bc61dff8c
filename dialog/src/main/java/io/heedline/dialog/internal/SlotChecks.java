package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Flow.Spot;
import io.heedline.dialog.internal.Script.Comparison;
import io.heedline.dialog.internal.Script.Condition;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.dialog.internal.Script.Use;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks whether every slot is filled on whatever way a state is reached before it is said, or given to the back end. */
final class SlotChecks {

    private final Script script;
    private final Flow flow;
    private final Problems problems;
    private final Set<String> noted = new HashSet<>();

    SlotChecks(Script script, Flow flow, Problems problems) {
        this.script = script;
        this.flow = flow;
        this.problems = problems;
    }

    void run() {
        filledBefore().forEach((spot, filled) -> check(script.states().get(spot.state()), filled));
        checkTrouble(script.common().notUnderstood(), Set.of(), "a prompt for all states");
        checkTrouble(script.common().nothingHeard(), Set.of(), "a prompt for all states");
        script.common().holdOn().ifPresent(holdOn -> checkPrompt(holdOn.say(), Set.of(), "a prompt for all states"));
    }

    /** What is filled in any case when a place is come to. */
    private Map<Spot, Set<String>> filledBefore() {
        Map<Spot, Set<String>> before = new HashMap<>();
        before.put(flow.start(), Set.of());
        Deque<Spot> open = new ArrayDeque<>(Set.of(flow.start()));
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            for (Move move : flow.from(spot)) {
                Spot next = spot.after(move, script);
                Set<String> filled = after(spot, move, before.get(spot));
                Set<String> known = before.get(next);
                if (known != null) {
                    filled.retainAll(known);
                }
                if (!filled.equals(known)) {
                    before.put(next, filled);
                    open.push(next);
                }
            }
        }
        return before;
    }

    private Set<String> after(Spot spot, Move move, Set<String> before) {
        State state = script.states().get(spot.state());
        if (move.cause().equals(Move.LIMIT)) {
            return new HashSet<>(before);
        }
        boolean answered =
                !move.cause().equals(Move.CALL_FAILED) && !move.cause().startsWith("outcome ");
        Set<String> filled = within(state, before, answered);
        move.branch().when().forEach(condition -> learn(condition, filled));
        if (state.ending() instanceof Listen listen) {
            if (listen.slot().isPresent() && move.cause().equals(Move.intent(Move.FILLED))) {
                filled.add(listen.slot().get());
            } else if (listen.slot().isEmpty() || !move.cause().equals(Move.intent(Move.FILLED))) {
                forget(listen, move, filled);
            }
        } else if (state.ending() instanceof Use use && move.cause().equals(Move.USE)) {
            copied(use.with(), filled);
        } else if (move.returns()) {
            State user = script.states().get(spot.users().get(spot.users().size() - 1));
            copied(((Use) user.ending()).gives(), filled);
        }
        return filled;
    }

    /** What is filled once a state has been entered. */
    private Set<String> within(State state, Set<String> before, boolean answered) {
        Set<String> filled = new HashSet<>(before);
        state.changes().clear().forEach(filled::remove);
        filled.addAll(state.changes().set().keySet());
        if (answered) {
            state.call()
                    .map(call -> script.operations().get(call.operation()))
                    .ifPresent(operation -> filled.addAll(operation.answers().keySet()));
        }
        return filled;
    }

    private static void learn(Condition condition, Set<String> filled) {
        if (condition.comparison() == Comparison.UNKNOWN) {
            filled.remove(condition.slot());
        } else if (condition.comparison() != Comparison.IS_NOT) {
            filled.add(condition.slot());
        }
    }

    /** With a new wish, what an earlier one brought along is forgotten. */
    private void forget(Listen listen, Move move, Set<String> filled) {
        if (move.cause().startsWith("intent ")
                && (listen.kind() == Expectation.INTENT
                        || !listen.on().containsKey(move.cause().substring("intent ".length())))) {
            script.slots().values().stream()
                    .filter(Slot::withWish)
                    .map(Slot::name)
                    .forEach(filled::remove);
        }
    }

    private static void copied(Map<String, String> copies, Set<String> filled) {
        Set<String> before = Set.copyOf(filled);
        copies.forEach((to, from) -> {
            if (before.contains(from)) {
                filled.add(to);
            } else {
                filled.remove(to);
            }
        });
    }

    private void check(State state, Set<String> before) {
        String where = "state '" + state.name() + "'";
        state.call().ifPresent(call -> {
            Operation operation = script.operations().get(call.operation());
            Set<String> known = within(state, before, false);
            operation
                    .needs()
                    .keySet()
                    .forEach(argument -> call.slotFor(argument)
                            .filter(slot -> !known.contains(slot))
                            .ifPresent(slot -> notFilled(slot, where, call.place(), known)));
        });
        Set<String> filled = within(state, before, true);
        state.say().ifPresent(prompt -> checkPrompt(prompt, filled, where));
        if (state.ending() instanceof Listen listen) {
            checkTrouble(listen.notUnderstood(), filled, where);
            checkTrouble(listen.nothingHeard(), filled, where);
        }
    }

    private void checkTrouble(Optional<Trouble> trouble, Set<String> filled, String where) {
        trouble.ifPresent(t -> t.say().forEach(prompt -> checkPrompt(prompt, filled, where)));
    }

    private void checkPrompt(Prompt prompt, Set<String> filled, String where) {
        prompt.wordings().values().stream().flatMap(Collection::stream).forEach(wording -> {
            for (String slot : wording.slots()) {
                if (Knowledge.secret(slot, script)) {
                    note(wording.place(), "the slot {" + slot + "} in " + where + " is secret and cannot be said");
                } else if (!filled.contains(slot)) {
                    notFilled(slot, where, wording.place(), filled);
                }
            }
        });
    }

    private void notFilled(String slot, String where, Place place, Set<String> filled) {
        note(
                place,
                "the slot {" + slot + "} in " + where + " is not filled on every way there; "
                        + (filled.isEmpty()
                                ? "no slot is: expected a 'call' that answers it"
                                : Problems.expected(
                                        "one of", slot, filled.stream().sorted().toList())));
    }

    /** A state of a sub-dialog is looked at for everyone who uses it, but its fault is told once. */
    private void note(Place place, String message) {
        if (noted.add(place + message.substring(0, message.indexOf('}')))) {
            problems.add(place, message);
        }
    }
}
