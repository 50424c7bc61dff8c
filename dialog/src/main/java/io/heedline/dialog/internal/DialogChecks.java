package io.heedline.dialog.internal;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Dialog;
import io.heedline.dialog.internal.Script.Return;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Use;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks whether sub-dialogs are used as they are declared, and do not use themselves. */
final class DialogChecks {

    private final Script script;
    private final Knowledge knowledge;
    private final Problems problems;

    DialogChecks(Script script, Problems problems) {
        this.script = script;
        this.knowledge = new Knowledge(script);
        this.problems = problems;
    }

    void run() {
        for (State state : script.states().values()) {
            if (state.ending() instanceof Use use) {
                checkUse(state, use);
            } else if (state.ending() instanceof Return back) {
                checkReturn(state, back);
            }
        }
        script.dialogs().keySet().forEach(name -> checkCircle(name, new LinkedHashSet<>()));
    }

    private void checkUse(State state, Use use) {
        Dialog dialog = script.dialogs().get(use.dialog());
        if (dialog == null) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    use.place(),
                    "unknown sub-dialog '" + use.dialog() + "' in state '" + state.name() + "'; "
                            + (script.dialogs().isEmpty()
                                    ? "expected it under 'dialogs' here or in an included file"
                                    : Problems.expected(
                                            "one of",
                                            use.dialog(),
                                            script.dialogs().keySet())));
            return;
        }
        dialog.outcomes().stream()
                .filter(outcome -> !use.outcomes().containsKey(outcome))
                .forEach(outcome -> problems.add(
                        Rule.OUTCOMES_HANDLED,
                        use.place(),
                        "state '" + state.name() + "' does not say what follows the outcome '" + outcome
                                + "' of sub-dialog '" + dialog.name() + "'; expected it under 'on'"));
        use.outcomes().forEach((outcome, route) -> {
            if (!dialog.outcomes().contains(outcome)) {
                problems.add(
                        Rule.KNOWN_NAMES,
                        route.keyPlace(),
                        "sub-dialog '" + dialog.name() + "' has no outcome '" + outcome + "'; "
                                + Problems.expected("one of", outcome, dialog.outcomes()));
            }
        });
        checkSlots(use.with(), "with", use);
        checkSlots(use.gives(), "gives", use);
    }

    private void checkSlots(Map<String, String> slots, String key, Use use) {
        slots.forEach((to, from) -> {
            if (!script.slots().containsKey(to)) {
                problems.add(
                        Rule.KNOWN_NAMES,
                        use.place(),
                        "unknown slot '" + to + "' under '" + key + "'; "
                                + Problems.expected("one of", to, script.slots().keySet()));
            } else if (knowledge.type(from).isEmpty()) {
                problems.add(
                        Rule.KNOWN_NAMES,
                        use.place(),
                        "unknown slot '" + from + "' under '" + key + "'; "
                                + Problems.expected("one of", from, knowledge.names()));
            } else if (!Knowledge.fits(
                    knowledge.type(from).get(), script.slots().get(to).type())) {
                problems.add(
                        use.place(),
                        "'" + to + "' under '" + key + "' is of kind "
                                + script.slots().get(to).type().word() + " and '" + from + "' of kind "
                                + knowledge.type(from).get().word() + "; expected the same kind");
            }
        });
    }

    private void checkReturn(State state, Return back) {
        Optional<Dialog> dialog = state.dialog().map(script.dialogs()::get);
        if (dialog.isEmpty()) {
            problems.add(
                    back.place(),
                    "state '" + state.name() + "' returns but belongs to no sub-dialog; expected another ending");
        } else if (!dialog.get().outcomes().contains(back.outcome())) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    back.place(),
                    "sub-dialog '" + dialog.get().name() + "' has no outcome '" + back.outcome() + "'; "
                            + Problems.expected(
                                    "one of", back.outcome(), dialog.get().outcomes()));
        }
    }

    private void checkCircle(String dialog, LinkedHashSet<String> path) {
        path.add(dialog);
        for (State state : script.states().values()) {
            if (state.dialog().filter(dialog::equals).isPresent() && state.ending() instanceof Use use) {
                if (path.contains(use.dialog())) {
                    Set<String> names = new LinkedHashSet<>(path);
                    problems.add(
                            Rule.NO_RECURSION,
                            use.place(),
                            "sub-dialogs " + String.join(" -> ", names) + " -> " + use.dialog()
                                    + " use each other in a circle; expected an end to it");
                } else if (script.dialogs().containsKey(use.dialog())) {
                    checkCircle(use.dialog(), path);
                }
            }
        }
        path.remove(dialog);
    }
}
