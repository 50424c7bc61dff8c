package io.heedline.dialog.internal;

import io.heedline.dialog.BotAction;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Limit;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Return;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out the states of one dialogue, from the one it has come to up to the caller's next turn. */
final class Stage {

    /** Far more than any scenario's way from one turn to the next. */
    private static final int MOST_STATES_AT_ONCE = 200;

    private final Script script;
    private final Position position;
    private final Memory memory;
    private final Speech speech;
    private final Answers answers;
    private final Confirmations confirmations;
    private final Map<String, Integer> entered = new HashMap<>();
    private final Set<String> broughtAlong = new HashSet<>();
    private boolean reachedAim;
    private String outcome = DialogSession.IN_PROGRESS;

    Stage(
            Script script,
            Position position,
            Memory memory,
            Speech speech,
            Answers answers,
            Confirmations confirmations) {
        this.script = script;
        this.position = position;
        this.memory = memory;
        this.speech = speech;
        this.answers = answers;
        this.confirmations = confirmations;
    }

    /** The caller wants something: what belonged to an earlier wish is forgotten. */
    void newWish() {
        confirmed();
        memory.forgetWish();
        broughtAlong.clear();
        entered.keySet()
                .removeIf(state -> script.states()
                        .get(state)
                        .limit()
                        .filter(Limit::inWholeCall)
                        .isEmpty());
    }

    /** The caller has answered: what is done from now on is done at their word. */
    void confirmed() {
        confirmations.anew();
    }

    /** A slot was filled from the sentence in which the caller said what they want; it need not be asked for. */
    void broughtAlong(String slot) {
        broughtAlong.add(slot);
    }

    /** Carries out the state the dialogue is in, and those that follow at once. */
    List<BotAction> enter() {
        List<BotAction> actions = new ArrayList<>();
        for (int states = 0; states < MOST_STATES_AT_ONCE; states++) {
            State state = position.state();
            Optional<Target> limited = limit(state);
            if (limited.isPresent()) {
                position.take(Move.LIMIT, limited.get());
                continue;
            }
            state.changes().clear().forEach(this::clear);
            state.changes().set().forEach(memory::fill);
            Optional<String> detour = state.call().flatMap(call -> answers.ask(call, speech.locale()));
            if (detour.isPresent()) {
                position.take(detour.get(), detourTarget(state, detour.get()));
                continue;
            }
            if (state.ending() instanceof Listen listen
                    && listen.slot().filter(broughtAlong::remove).isPresent()) {
                position.take(
                        Move.intent(Move.FILLED), memory.choose(listen.on().get(Move.FILLED)));
                continue;
            }
            state.say().ifPresent(prompt -> actions.add(speech.say(prompt, state.interruptible())));
            reachedAim |= state.aim();
            if (!goesOn(state, actions)) {
                speech.turnIsOver();
                return List.copyOf(actions);
            }
        }
        throw new IllegalStateException("Scenario '" + script.head().name() + "' went through " + MOST_STATES_AT_ONCE
                + " states without listening; the last is '" + position.name() + "'");
    }

    private void clear(String slot) {
        memory.clear(slot);
        broughtAlong.remove(slot);
    }

    private Optional<Target> limit(State state) {
        return state.limit()
                .filter(limit -> entered.merge(state.name(), 1, Integer::sum) > limit.times())
                .map(Limit::then);
    }

    private Target detourTarget(State state, String cause) {
        return state.call()
                .flatMap(call -> call.outcomes().entrySet().stream()
                        .filter(e -> Move.outcome(e.getKey()).equals(cause))
                        .map(e -> memory.choose(e.getValue()))
                        .findFirst()
                        .or(call::failed))
                .or(script.common()::callFails)
                .orElseThrow();
    }

    /** Ends a state; false if it is the caller's turn now, or the end of the call. */
    private boolean goesOn(State state, List<BotAction> actions) {
        if (state.ending() instanceof Next next) {
            position.take(Move.NEXT, memory.choose(next.route()));
            return true;
        } else if (state.ending() instanceof Use use) {
            memory.copy(use.with());
            position.take(Move.USE, script.dialogs().get(use.dialog()).start());
            return true;
        } else if (state.ending() instanceof Return back) {
            State user = position.user();
            Use use = (Use) user.ending();
            memory.copy(use.gives());
            Route route = use.outcomes().get(back.outcome());
            position.take(Move.back(user.name(), back.outcome()), memory.choose(route));
            return true;
        } else if (state.ending() instanceof TransferTo transfer) {
            String to = script.head().persons().getOrDefault(transfer.to(), transfer.to());
            actions.add(new BotAction.Transfer(
                    to, transfer.reason(), transfer.then().isPresent()));
            if (!transfer.mayComeBack()) {
                end(transfer.disposition());
            }
        } else if (state.ending() instanceof HangUp hangUp) {
            actions.add(new BotAction.Hangup(hangUp.disposition()));
            end(hangUp.disposition());
        }
        return false;
    }

    void end(String disposition) {
        outcome = disposition;
        position.stop();
    }

    String outcome() {
        return outcome;
    }

    boolean reachedAim() {
        return reachedAim;
    }
}
