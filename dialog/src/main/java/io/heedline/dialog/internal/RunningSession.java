package io.heedline.dialog.internal;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Expectation;
import io.heedline.dialog.HandoverNote;
import io.heedline.dialog.internal.Ear.Heard;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One dialogue. Where it is, {@link Position} knows; what is known, {@link Memory}; what words mean, {@link Ear}; how a
 * state is carried out, {@link Stage}. This class has the caller's turns.
 *
 * <pre>
 *  start() -> [enter state: call, say] -> listening -> on(event) -> [enter state ...] -> listening | ended
 * </pre>
 */
final class RunningSession implements DialogSession {

    /** For the rest of digits that came in pieces; the caller has been asked already. */
    private static final Duration PATIENCE_FOR_THE_REST = Duration.ofSeconds(3);

    private final CompiledScenario scenario;
    private final Script script;
    private final Position position;
    private final Memory memory;
    private final Speech speech;
    private final Ear ear;
    private final Stage stage;
    private final TurnEnd turnEnd;
    private final Wishes wishes = new Wishes();
    private int troubles;
    private boolean started;
    private Optional<Understanding> lastUnderstanding = Optional.empty();

    RunningSession(
            CompiledScenario scenario,
            Map<String, Understander> understanders,
            BackEnd backEnd,
            Locale locale,
            Map<String, String> facts) {
        this.scenario = scenario;
        this.script = scenario.script();
        this.position = new Position(scenario);
        this.memory = new Memory(script, locale);
        this.speech = new Speech(memory, locale);
        this.ear = new Ear(script, understanders);
        this.turnEnd = new TurnEnd(script, ear);
        Confirmations confirmations = new Confirmations(UUID.randomUUID().toString());
        Answers answers = new Answers(backEnd, script, memory, confirmations, facts);
        this.stage = new Stage(script, position, memory, speech, answers, confirmations);
    }

    @Override
    public List<BotAction> start() {
        if (started) {
            throw new IllegalStateException("The dialogue has already started; it is in state '" + state() + "'");
        }
        started = true;
        return enter();
    }

    @Override
    public List<BotAction> on(DialogEvent event) {
        if (!started) {
            throw new IllegalStateException("The dialogue has not started; expected start() before " + event);
        }
        lastUnderstanding = Optional.empty();
        if (ended()) {
            return List.of();
        }
        if (position.state().ending() instanceof TransferTo transfer) {
            return handedOver(event, transfer);
        }
        Listen listen = listening();
        if (event instanceof DialogEvent.Heard heard) {
            return heard(heard.text(), listen);
        } else if (event instanceof DialogEvent.Keys keys) {
            return follow(ear.keys(keys.digits(), listen, locale()), "", listen);
        } else if (event instanceof DialogEvent.NoInput) {
            // Who has begun with digits and got stuck was heard.
            boolean stuck = ear.hasPiece();
            ear.forget();
            return trouble(listen, stuck ? Move.NOT_UNDERSTOOD : Move.NOTHING_HEARD);
        } else if (event instanceof DialogEvent.NoMatch) {
            return trouble(listen, Move.NOT_UNDERSTOOD);
        }
        stage.end(CALLER_GONE);
        return List.of();
    }

    /** A person has the caller, or is being rung. What is said and pressed meanwhile is not for this dialogue. */
    private List<BotAction> handedOver(DialogEvent event, TransferTo transfer) {
        if (event instanceof DialogEvent.PersonGone && transfer.then().isPresent()) {
            return move(Move.PERSON_GONE, transfer.then().get());
        } else if (event instanceof DialogEvent.NobodyThere
                && transfer.nobodyThere().isPresent()) {
            return move(Move.NOBODY_THERE, transfer.nobodyThere().get());
        } else if (event instanceof DialogEvent.PersonGone
                || event instanceof DialogEvent.NobodyThere
                || event instanceof DialogEvent.CallerGone) {
            stage.end(transfer.disposition());
        }
        return List.of();
    }

    private List<BotAction> heard(String text, Listen listen) {
        Understanding understanding = ear.understand(text, locale());
        lastUnderstanding = Optional.of(understanding);
        return follow(ear.heard(text, understanding, listen, locale()), text, listen);
    }

    private List<BotAction> follow(Heard heard, String text, Listen listen) {
        if (heard instanceof Heard.Filled filled) {
            memory.fill(filled.slot(), filled.value());
            stage.confirmed();
            return move(Move.intent(Move.FILLED), memory.choose(listen.on().get(Move.FILLED)));
        } else if (heard instanceof Heard.Piece) {
            return List.of(collect(listen, PATIENCE_FOR_THE_REST));
        } else if (heard instanceof Heard.Meant meant) {
            return meant(meant.intent(), meant.route(), text, listen);
        } else if (heard instanceof Heard.Pressed pressed) {
            // A key that answers a question is no new wish: what is confirmed by it must not be forgotten.
            boolean ownAnswer =
                    listen.kind() != Expectation.INTENT && listen.keys().containsKey(pressed.key());
            Runnable before = ownAnswer ? stage::confirmed : stage::newWish;
            return lead(Move.key(pressed.key()), pressed.route(), before, listen);
        }
        return trouble(listen, Move.NOT_UNDERSTOOD);
    }

    private List<BotAction> meant(String intent, Route route, String text, Listen listen) {
        boolean ownAnswer = listen.kind() != Expectation.INTENT && listen.on().containsKey(intent);
        return lead(
                Move.intent(intent),
                route,
                () -> {
                    if (!ownAnswer && Wishes.isWish(intent)) {
                        wishes.add(intent);
                        stage.newWish();
                        takeAlong(text);
                    } else if (intent.equals("yes")) {
                        stage.confirmed();
                    }
                },
                listen);
    }

    /** Slots whose values may stand in the sentence in which the caller says what they want. */
    private void takeAlong(String text) {
        for (Slot slot : script.slots().values()) {
            if (slot.withWish()) {
                Hearing.value(slot, text, lastUnderstanding.orElseThrow(), locale(), false)
                        .ifPresent(value -> {
                            memory.fill(slot.name(), value);
                            stage.broughtAlong(slot.name());
                        });
            }
        }
    }

    private List<BotAction> lead(String cause, Route route, Runnable before, Listen listen) {
        Optional<BuiltIn> toDo = BuiltIn.named(memory.choose(route).name());
        if (toDo.isPresent()) {
            return perform(toDo.get(), listen);
        }
        before.run();
        return move(cause, memory.choose(route));
    }

    private List<BotAction> perform(BuiltIn toDo, Listen listen) {
        if (toDo.voiceChange().isPresent()) {
            return again(new BotAction.ChangeVoice(toDo.voiceChange().get()), listen);
        }
        return switch (toDo) {
            case SAY_AGAIN -> withCollect(speech.again(), listen);
            case OTHER_LANGUAGE -> otherLanguage(listen);
            case HOLD_ON -> {
                var holdOn = script.common().holdOn().orElseThrow();
                yield List.of(speech.aside(holdOn.say()), collect(listen, holdOn.patience()));
            }
            default -> trouble(listen, Move.NOT_UNDERSTOOD);
        };
    }

    private List<BotAction> otherLanguage(Listen listen) {
        List<Locale> languages = script.languages();
        int here = languages.indexOf(locale());
        for (int i = 1; i < languages.size(); i++) {
            Locale next = languages.get((here + i) % languages.size());
            if (ear.understands(next)) {
                speech.speak(next);
                return again(new BotAction.ChangeLanguage(next), listen);
            }
        }
        // Nobody here understands it; a person may.
        Route other = script.common().always().get(Move.OTHER);
        return other == null || !memory.choose(other).leadsToState()
                ? trouble(listen, Move.NOT_UNDERSTOOD)
                : move(Move.intent(Move.OTHER), memory.choose(other));
    }

    private List<BotAction> again(BotAction change, Listen listen) {
        List<BotAction> actions = new ArrayList<>(List.of(change));
        actions.addAll(speech.again());
        return withCollect(actions, listen);
    }

    /** Says the next prompt for a missing answer; after the last, moves on. Silence and mishearing count together. */
    private List<BotAction> trouble(Listen listen, String kind) {
        Optional<Trouble> own = kind.equals(Move.NOTHING_HEARD) ? listen.nothingHeard() : listen.notUnderstood();
        Optional<Trouble> forAll = kind.equals(Move.NOTHING_HEARD)
                ? script.common().nothingHeard()
                : script.common().notUnderstood();
        Trouble trouble = own.or(() -> forAll).orElseThrow();
        ear.forget();
        if (troubles >= trouble.say().size()) {
            return move(kind, trouble.then());
        }
        Prompt prompt = trouble.say().get(troubles++);
        return withCollect(List.of(speech.aside(prompt)), listen);
    }

    private List<BotAction> move(String cause, Target to) {
        position.take(cause, to);
        return enter();
    }

    private List<BotAction> enter() {
        troubles = 0;
        ear.forget();
        List<BotAction> actions = stage.enter();
        return position.state().ending() instanceof Listen listen && !ended() ? withCollect(actions, listen) : actions;
    }

    private List<BotAction> withCollect(List<BotAction> said, Listen listen) {
        List<BotAction> actions = new ArrayList<>(said);
        actions.add(collect(listen, listen.noInputAfter()));
        return List.copyOf(actions);
    }

    private BotAction.Collect collect(Listen listen, Duration noInputAfter) {
        return new BotAction.Collect(
                scenario.grammar(state(), locale()), noInputAfter, listen.kind(), ear.awaited(listen));
    }

    private Listen listening() {
        return (Listen) position.state().ending();
    }

    @Override
    public boolean ended() {
        return !outcome().equals(IN_PROGRESS);
    }

    @Override
    public String outcome() {
        return stage.outcome();
    }

    @Override
    public boolean reachedAim() {
        return stage.reachedAim();
    }

    @Override
    public Optional<Understanding> lastUnderstanding() {
        return lastUnderstanding;
    }

    @Override
    public Completeness completeness(String text) {
        boolean listening = started && !ended() && position.state().ending() instanceof Listen;
        return listening ? turnEnd.of(text, listening(), locale()) : Completeness.OPEN;
    }

    @Override
    public HandoverNote handoverNote() {
        State state = position.state();
        String reason = state.ending() instanceof TransferTo transfer ? transfer.reason() : "";
        return new HandoverNote(reason, wishes.all(), state.name(), memory.verified(), memory.open());
    }

    @Override
    public Locale locale() {
        return speech.locale();
    }

    @Override
    public String state() {
        return position.name();
    }
}
