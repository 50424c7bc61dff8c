package io.heedline.dialog.internal;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Call;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.Script.State;
import java.util.Map;
import java.util.Optional;

/** Looks whether what is asked of the back end is declared, and all it may answer is dealt with. */
final class CallChecks {

    private final Script script;
    private final Knowledge knowledge;
    private final Problems problems;

    CallChecks(Script script, Problems problems) {
        this.script = script;
        this.knowledge = new Knowledge(script);
        this.problems = problems;
    }

    void run() {
        script.operations().values().forEach(this::checkAnswers);
        script.states().values().forEach(state -> state.call().ifPresent(call -> check(state, call)));
    }

    private void checkAnswers(Operation operation) {
        operation.answers().forEach((name, answer) -> {
            if (!knowledge.agrees(name, answer)) {
                problems.add(
                        operation.place(),
                        "the answer '" + name + "' of operation '" + operation.name() + "' is of kind "
                                + answer.type().word() + ", but elsewhere '" + name + "' is of kind "
                                + knowledge.type(name).map(SlotType::word).orElse("?")
                                + "; expected one kind for one name");
            }
        });
    }

    private void check(State state, Call call) {
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
        call.outcomes().forEach((outcome, route) -> {
            if (!operation.outcomes().contains(outcome)) {
                problems.add(
                        Rule.KNOWN_NAMES,
                        route.keyPlace(),
                        "operation '" + operation.name() + "' has no outcome '" + outcome + "'; "
                                + Problems.expected("one of", outcome, operation.outcomes()));
            }
        });
        operation.outcomes().stream()
                .filter(o -> !call.outcomes().containsKey(o))
                .forEach(o -> problems.add(
                        Rule.OUTCOMES_HANDLED,
                        call.place(),
                        "state '" + state.name() + "' does not say what follows the outcome '" + o + "' of operation '"
                                + operation.name() + "'; expected it under 'or'"));
        if (call.failed().isEmpty() && script.common().callFails().isEmpty()) {
            problems.add(
                    Rule.OUTCOMES_HANDLED,
                    call.place(),
                    "state '" + state.name() + "' does not say what follows if operation '" + operation.name()
                            + "' fails; expected 'failed' here or 'when-call-fails' for all states");
        }
        operation.needs().forEach((argument, type) -> checkArgument(state, call, argument, type));
        checkKnown(call.with(), operation, call, "with");
        checkKnown(call.fixed(), operation, call, "fixed");
    }

    private void checkArgument(State state, Call call, String argument, SlotType type) {
        Optional<String> slot = call.slotFor(argument);
        Optional<SlotType> given = slot.flatMap(knowledge::type);
        if (slot.isPresent() && given.isEmpty()) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    call.place(),
                    "operation '" + call.operation() + "' needs '" + argument + "', but state '" + state.name()
                            + "' has no slot '" + slot.get() + "'; expected it under 'with' or 'fixed', or a slot: "
                            + Problems.expected("one of", slot.get(), knowledge.names()));
        } else if (given.isPresent() && !Knowledge.fits(given.get(), type)) {
            problems.add(
                    call.place(),
                    "operation '" + call.operation() + "' needs '" + argument + "' of kind " + type.word()
                            + ", but the slot '" + slot.get() + "' is of kind "
                            + given.get().word());
        }
    }

    private void checkKnown(Map<String, String> given, Operation operation, Call call, String key) {
        given.keySet().stream()
                .filter(argument -> !operation.needs().containsKey(argument))
                .forEach(argument -> problems.add(
                        Rule.KNOWN_NAMES,
                        call.place(),
                        "operation '" + operation.name() + "' does not need '" + argument + "', which stands under '"
                                + key + "'; "
                                + Problems.expected(
                                        "one of", argument, operation.needs().keySet())));
    }
}
