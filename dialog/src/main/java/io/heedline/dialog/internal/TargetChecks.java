package io.heedline.dialog.internal;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.dialog.internal.Script.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Looks whether every name of a state, an intent or a person is known. */
final class TargetChecks {

    private final Script script;
    private final Set<String> intents;
    private final Problems problems;

    TargetChecks(Script script, IntentsByLanguage intents, Problems problems) {
        this.script = script;
        this.intents = intents.ofAll(script.languages());
        this.problems = problems;
    }

    void run() {
        checkState(script.start(), Optional.empty());
        script.dialogs().values().forEach(dialog -> checkState(dialog.start(), Optional.of(dialog.name())));
        script.common().callFails().ifPresent(to -> checkState(to, Optional.empty()));
        script.common().always().forEach((intent, route) -> {
            checkIntent(intent, route, false);
            checkRoute(route, Optional.empty());
        });
        script.common().alwaysKeys().values().forEach(route -> checkRoute(route, Optional.empty()));
        checkTrouble(script.common().notUnderstood(), Optional.empty());
        checkTrouble(script.common().nothingHeard(), Optional.empty());
        script.states().values().forEach(this::check);
    }

    private void check(State state) {
        Optional<String> dialog = state.dialog();
        state.limit().ifPresent(limit -> checkState(limit.then(), dialog));
        state.call().ifPresent(call -> {
            call.failed().ifPresent(to -> checkState(to, dialog));
            call.outcomes().values().forEach(route -> checkStates(route, dialog));
        });
        if (state.ending() instanceof Next next) {
            checkStates(next.route(), dialog);
        } else if (state.ending() instanceof Use use) {
            use.outcomes().values().forEach(route -> checkStates(route, dialog));
        } else if (state.ending() instanceof Listen listen) {
            listen.on().forEach((intent, route) -> {
                checkIntent(intent, route, listen.slot().isPresent());
                checkRoute(route, dialog);
            });
            listen.keys().values().forEach(route -> checkRoute(route, dialog));
            checkTrouble(listen.notUnderstood(), dialog);
            checkTrouble(listen.nothingHeard(), dialog);
            checkTroubleIsThere(state, listen);
        } else if (state.ending() instanceof TransferTo transfer) {
            transfer.then().ifPresent(to -> checkState(to, dialog));
            transfer.nobodyThere().ifPresent(to -> checkState(to, dialog));
            checkPerson(state, transfer);
        }
    }

    private void checkTrouble(Optional<Trouble> trouble, Optional<String> dialog) {
        trouble.ifPresent(t -> checkState(t.then(), dialog));
    }

    private void checkStates(Route route, Optional<String> dialog) {
        route.targets().forEach(to -> checkState(to, dialog));
    }

    private void checkRoute(Route route, Optional<String> dialog) {
        for (Target to : route.targets()) {
            Optional<BuiltIn> builtIn = BuiltIn.named(to.name());
            if (builtIn.isEmpty()) {
                checkState(to, dialog);
            } else if (builtIn.get() == BuiltIn.HOLD_ON
                    && script.common().holdOn().isEmpty()) {
                problems.add(to.place(), "'hold-on' needs words; expected 'hold-on' with 'say' for all states");
            } else if (builtIn.get() == BuiltIn.OTHER_LANGUAGE
                    && script.languages().size() < 2) {
                problems.add(to.place(), "'other-language' needs another language; the scenario speaks only one");
            }
        }
    }

    /** A state of a sub-dialog is led to from within only: who comes from elsewhere has to use the sub-dialog. */
    private void checkState(Target target, Optional<String> dialog) {
        State found = script.states().get(target.name());
        if (found == null) {
            List<String> known = script.states().values().stream()
                    .filter(s -> s.dialog().isEmpty() || s.dialog().equals(dialog))
                    .map(State::name)
                    .toList();
            problems.add(
                    Rule.KNOWN_NAMES,
                    target.place(),
                    "unknown state '" + target.name() + "'; " + Problems.expected("one of", target.name(), known));
        } else if (found.dialog().isPresent() && !Objects.equals(found.dialog(), dialog)) {
            problems.add(
                    target.place(),
                    "state '" + target.name() + "' belongs to the sub-dialog '"
                            + found.dialog().get() + "'; expected a state with 'use: "
                            + found.dialog().get() + "'");
        }
    }

    private void checkIntent(String intent, Route route, boolean fills) {
        if (!intents.contains(intent) && !intent.equals(Move.OTHER) && !(fills && intent.equals(Move.FILLED))) {
            List<String> known = new ArrayList<>(intents);
            known.add(Move.OTHER);
            problems.add(
                    Rule.KNOWN_NAMES,
                    route.keyPlace(),
                    "unknown intent '" + intent + "'; " + Problems.expected("one of", intent, known));
        }
    }

    private void checkTroubleIsThere(State state, Listen listen) {
        if (listen.notUnderstood().isEmpty() && script.common().notUnderstood().isEmpty()) {
            problems.add(
                    Rule.OUTCOMES_HANDLED,
                    state.place(),
                    "state '" + state.name() + "' listens but nothing says what happens when"
                            + " the caller is not understood; expected 'not-understood' here or for all states");
        }
        if (listen.nothingHeard().isEmpty() && script.common().nothingHeard().isEmpty()) {
            problems.add(
                    Rule.OUTCOMES_HANDLED,
                    state.place(),
                    "state '" + state.name() + "' listens but nothing says what happens when"
                            + " the caller is silent; expected 'nothing-heard' here or for all states");
        }
    }

    private void checkPerson(State state, TransferTo transfer) {
        Set<String> persons = new LinkedHashSet<>(script.head().persons().keySet());
        if (!persons.contains(transfer.to()) && !HeadReader.isTarget(transfer.to())) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    transfer.place(),
                    "'to' in 'transfer' of state '" + state.name() + "' is '" + transfer.to()
                            + "'; expected a number of 1 to 20 digits, a queue such as queue:support"
                            + (persons.isEmpty()
                                    ? ", or a name under 'persons'"
                                    : ", or " + Problems.expected("one of", transfer.to(), persons)));
        }
    }
}
