package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for what is well written but cannot work: names that lead nowhere, slots never filled, states never reached. */
final class ScriptChecks {

    private static final String OTHER = "other";

    private final Script script;
    private final Set<String> intents;
    private final Problems problems;

    ScriptChecks(Script script, IntentsByLanguage intents, Problems problems) {
        this.script = script;
        this.intents = intents.ofAll(script.languages());
        this.problems = problems;
    }

    void run() {
        names();
        if (problems.none()) {
            checkReached();
            checkCircles();
            checkSlots();
        }
    }

    /** Only what needs no walk along the ways: every name is known, every outcome leads somewhere. */
    void names() {
        checkTargets();
        checkIntents();
        script.states().values().forEach(this::checkCall);
        script.states().values().forEach(this::checkTrouble);
    }

    private void checkTargets() {
        checkState(script.start());
        script.callFails().ifPresent(this::checkState);
        script.always().values().forEach(this::checkTarget);
        script.alwaysKeys().values().forEach(this::checkTarget);
        script.notUnderstood().map(Trouble::then).ifPresent(this::checkState);
        script.nothingHeard().map(Trouble::then).ifPresent(this::checkState);
        for (State state : script.states().values()) {
            state.call().ifPresent(call -> {
                call.failed().ifPresent(this::checkState);
                call.outcomes().values().forEach(this::checkState);
            });
            if (state.ending() instanceof Next next) {
                checkState(next.target());
            } else if (state.ending() instanceof Listen listen) {
                listen.on().values().forEach(this::checkTarget);
                listen.keys().values().forEach(this::checkTarget);
                listen.notUnderstood().map(Trouble::then).ifPresent(this::checkState);
                listen.nothingHeard().map(Trouble::then).ifPresent(this::checkState);
            } else if (state.ending() instanceof TransferTo transfer) {
                transfer.then().ifPresent(this::checkState);
                transfer.nobodyThere().ifPresent(this::checkState);
            }
        }
    }

    private void checkTarget(Target target) {
        if (target.leadsToState()) {
            checkState(target);
        }
    }

    private void checkState(Target target) {
        if (!script.states().containsKey(target.name())) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    target.place(),
                    "unknown state '" + target.name() + "'; "
                            + Problems.expected(
                                    "one of", target.name(), script.states().keySet()));
        }
    }

    private void checkIntents() {
        script.always().forEach((intent, target) -> checkIntent(intent, target, false));
        for (State state : script.states().values()) {
            if (state.ending() instanceof Listen listen) {
                listen.on()
                        .forEach((intent, target) -> checkIntent(intent, target, listen.kind() == Expectation.DIGITS));
            }
        }
    }

    private void checkIntent(String intent, Target target, boolean digits) {
        if (!intents.contains(intent) && !intent.equals(OTHER) && !(digits && intent.equals(Move.DIGITS))) {
            List<String> known = new ArrayList<>(intents);
            known.add(OTHER);
            problems.add(
                    Rule.KNOWN_NAMES,
                    target.keyPlace(),
                    "unknown intent '" + intent + "'; " + Problems.expected("one of", intent, known));
        }
    }

    private void checkCall(State state) {
        state.call().ifPresent(call -> {
            Operation operation = script.operations().get(call.operation());
            if (operation == null) {
                problems.add(
                        Rule.KNOWN_NAMES,
                        call.place(),
                        "unknown operation '" + call.operation() + "' in state '" + state.name() + "'; "
                                + Problems.expected(
                                        "one of",
                                        call.operation(),
                                        script.operations().keySet()));
                return;
            }
            call.outcomes().forEach((outcome, target) -> {
                if (!operation.outcomes().contains(outcome)) {
                    problems.add(
                            Rule.KNOWN_NAMES,
                            target.keyPlace(),
                            "operation '" + operation.name() + "' has no outcome '" + outcome + "'; "
                                    + Problems.expected("one of", outcome, operation.outcomes()));
                }
            });
            operation.outcomes().stream()
                    .filter(o -> !call.outcomes().containsKey(o))
                    .forEach(o -> problems.add(
                            Rule.OUTCOMES_HANDLED,
                            call.place(),
                            "state '" + state.name() + "' does not say what follows the outcome '" + o
                                    + "' of operation '" + operation.name() + "'; expected it under 'or'"));
            if (call.failed().isEmpty() && script.callFails().isEmpty()) {
                problems.add(
                        Rule.OUTCOMES_HANDLED,
                        call.place(),
                        "state '" + state.name() + "' does not say what follows if operation '" + operation.name()
                                + "' fails; expected 'failed' here or 'when-call-fails' for all states");
            }
        });
    }

    private void checkTrouble(State state) {
        if (state.ending() instanceof Listen listen) {
            if (listen.notUnderstood().isEmpty() && script.notUnderstood().isEmpty()) {
                problems.add(
                        Rule.OUTCOMES_HANDLED,
                        state.place(),
                        "state '" + state.name() + "' listens but nothing says what happens when"
                                + " the caller is not understood; expected 'not-understood' here or for all states");
            }
            if (listen.nothingHeard().isEmpty() && script.nothingHeard().isEmpty()) {
                problems.add(
                        Rule.OUTCOMES_HANDLED,
                        state.place(),
                        "state '" + state.name() + "' listens but nothing says what happens when"
                                + " the caller is silent; expected 'nothing-heard' here or for all states");
            }
        }
    }

    private void checkReached() {
        Set<String> reached = new HashSet<>(Set.of(script.start().name()));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (Move move : Move.from(script.states().get(open.pop()), script)) {
                if (move.to().leadsToState() && reached.add(move.to().name())) {
                    open.push(move.to().name());
                }
            }
        }
        script.states().values().stream()
                .filter(s -> !reached.contains(s.name()))
                .forEach(s -> problems.add(
                        s.place(),
                        "state '" + s.name() + "' is never reached from '"
                                + script.start().name() + "'; expected another state to lead to it, or remove it"));
    }

    /** A circle of states that never wait for the caller would talk for ever. */
    private void checkCircles() {
        Set<String> safe = new HashSet<>();
        for (State state : script.states().values()) {
            followAtOnce(state, new LinkedHashSet<>(), safe);
        }
    }

    private void followAtOnce(State state, LinkedHashSet<String> path, Set<String> safe) {
        if (safe.contains(state.name())) {
            return;
        }
        path.add(state.name());
        for (Move move : Move.from(state, script)) {
            if (move.atOnce() && path.contains(move.to().name())) {
                problems.add(
                        move.to().place(),
                        "states " + String.join(" -> ", path) + " -> "
                                + move.to().name()
                                + " go round without listening; expected a state that listens or ends the call");
            } else if (move.atOnce()) {
                followAtOnce(script.states().get(move.to().name()), path, safe);
            }
        }
        path.remove(state.name());
        safe.add(state.name());
    }

    /** Every slot in a prompt must be filled on whatever way the state is reached. */
    private void checkSlots() {
        Map<String, Set<String>> filledBefore = new HashMap<>();
        filledBefore.put(script.start().name(), Set.of());
        Deque<String> open = new ArrayDeque<>(List.of(script.start().name()));
        while (!open.isEmpty()) {
            String name = open.pop();
            for (Move move : Move.from(script.states().get(name), script)) {
                if (!move.to().leadsToState()) {
                    continue;
                }
                Set<String> filled = new HashSet<>(filledBefore.get(name));
                filled.addAll(move.gained());
                Set<String> known = filledBefore.get(move.to().name());
                if (known != null) {
                    filled.retainAll(known);
                }
                if (!filled.equals(known)) {
                    filledBefore.put(move.to().name(), filled);
                    open.push(move.to().name());
                }
            }
        }
        for (State state : script.states().values()) {
            if (!filledBefore.containsKey(state.name())) {
                continue; // never reached, which has been noted
            }
            Set<String> filled = new HashSet<>(filledBefore.get(state.name()));
            state.call()
                    .ifPresent(call -> filled.addAll(
                            script.operations().get(call.operation()).answers().keySet()));
            state.say().ifPresent(prompt -> checkPrompt(prompt, filled, "state '" + state.name() + "'"));
            if (state.ending() instanceof Listen listen) {
                checkTroubleSlots(listen.notUnderstood(), filled, "state '" + state.name() + "'");
                checkTroubleSlots(listen.nothingHeard(), filled, "state '" + state.name() + "'");
            }
        }
        checkTroubleSlots(script.notUnderstood(), Set.of(), "a prompt for all states");
        checkTroubleSlots(script.nothingHeard(), Set.of(), "a prompt for all states");
    }

    private void checkTroubleSlots(Optional<Trouble> trouble, Set<String> filled, String where) {
        trouble.ifPresent(t -> t.say().forEach(prompt -> checkPrompt(prompt, filled, where)));
    }

    private void checkPrompt(Prompt prompt, Set<String> filled, String where) {
        prompt.wordings().values().stream().flatMap(List::stream).forEach(wording -> {
            for (String slot : wording.slots()) {
                if (!filled.contains(slot)) {
                    problems.add(
                            wording.place(),
                            "the slot {" + slot + "} in " + where + " is not filled on every way"
                                    + " there; "
                                    + (filled.isEmpty()
                                            ? "no slot is: expected a 'call' that answers it"
                                            : Problems.expected(
                                                    "one of",
                                                    slot,
                                                    filled.stream().sorted().toList())));
                }
            }
        });
    }
}
