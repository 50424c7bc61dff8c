package io.heedline.dialog.internal;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.dialog.internal.Script.Wording;
import io.heedline.nlu.Scored;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One dialogue. Where it is, the state machine knows; what has been said, asked and answered, this class knows.
 *
 * <pre>
 *  start() -> [enter state: call, say] -> listening -> on(event) -> [enter state ...] -> listening | ended
 * </pre>
 */
final class RunningSession implements DialogSession {

    private static final Logger LOG = LoggerFactory.getLogger(RunningSession.class);

    /** Another reading of what was heard counts from here, if the state expects it and not the first reading. */
    private static final double SECOND_READING_FROM = 0.5;

    private final CompiledScenario scenario;
    private final Script script;
    private final Understander understander;
    private final Locale locale;
    private final SpringMachine machine;
    private final Answers answers;
    private final Map<Prompt, Integer> timesSaid = new HashMap<>();
    private List<BotAction> lastSaid = List.of();
    private int troubles;
    private boolean started;
    private boolean reachedAim;
    private String outcome = IN_PROGRESS;
    private Optional<Understanding> lastUnderstanding = Optional.empty();

    RunningSession(
            CompiledScenario scenario,
            Understander understander,
            BackEnd backEnd,
            Locale locale,
            Map<String, String> facts) {
        this.scenario = scenario;
        this.script = scenario.script();
        this.understander = understander;
        this.locale = locale;
        this.answers = new Answers(backEnd, locale, facts);
        this.machine = scenario.machine();
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
        if (script.states().get(state()).ending() instanceof TransferTo transfer) {
            return handedOver(event, transfer);
        }
        Listen listen = listening();
        if (event instanceof DialogEvent.Heard heard) {
            return heard(heard.text(), listen);
        } else if (event instanceof DialogEvent.Keys keys) {
            return keys(keys.digits(), listen);
        } else if (event instanceof DialogEvent.NoInput) {
            return trouble(listen, Move.NOTHING_HEARD);
        } else if (event instanceof DialogEvent.NoMatch) {
            return notUnderstood(listen);
        }
        end(CALLER_GONE);
        return List.of();
    }

    /** A person has the caller, or is being rung. What is said and pressed meanwhile is not for this dialogue. */
    private List<BotAction> handedOver(DialogEvent event, TransferTo transfer) {
        if (event instanceof DialogEvent.PersonGone && transfer.then().isPresent()) {
            return move(Move.PERSON_GONE);
        } else if (event instanceof DialogEvent.NobodyThere
                && transfer.nobodyThere().isPresent()) {
            return move(Move.NOBODY_THERE);
        } else if (event instanceof DialogEvent.PersonGone
                || event instanceof DialogEvent.NobodyThere
                || event instanceof DialogEvent.CallerGone) {
            end(transfer.disposition());
        }
        return List.of();
    }

    private List<BotAction> heard(String text, Listen listen) {
        Understanding understanding = understander.understand(text);
        lastUnderstanding = Optional.of(understanding);
        answers.remember(understanding.slots());
        if (listen.on().containsKey(Move.DIGITS) && understanding.slots().containsKey(Move.DIGITS)) {
            return follow(listen.on().get(Move.DIGITS), Move.intent(Move.DIGITS), listen);
        }
        if (understanding.rejected()) {
            return notUnderstood(listen);
        }
        String intent = expectedReading(understanding, listen);
        for (String name : List.of(intent, "other")) {
            Target target = listen.on().getOrDefault(name, script.always().get(name));
            if (target != null) {
                return follow(target, Move.intent(name), listen);
            }
        }
        return notUnderstood(listen);
    }

    /** "好的谢谢" is thanks where nothing was asked, and a yes where a yes was asked for. */
    private static String expectedReading(Understanding understanding, Listen listen) {
        if (listen.on().containsKey(understanding.intent())) {
            return understanding.intent();
        }
        return understanding.alternatives().stream()
                .filter(s ->
                        s.confidence() >= SECOND_READING_FROM && listen.on().containsKey(s.intent()))
                .map(Scored::intent)
                .findFirst()
                .orElse(understanding.intent());
    }

    private List<BotAction> keys(String pressed, Listen listen) {
        if (listen.on().containsKey(Move.DIGITS) && pressed.matches("[0-9]{2,}#?")) {
            answers.remember(Map.of(Move.DIGITS, pressed.replace("#", "")));
            return follow(listen.on().get(Move.DIGITS), Move.intent(Move.DIGITS), listen);
        }
        Target target = listen.keys().getOrDefault(pressed, script.alwaysKeys().get(pressed));
        return target == null ? notUnderstood(listen) : follow(target, Move.key(pressed), listen);
    }

    private List<BotAction> follow(Target target, String event, Listen listen) {
        if (target.name().equals(Target.NOT_UNDERSTOOD)) {
            return notUnderstood(listen);
        }
        if (target.name().equals(Target.SAY_AGAIN)) {
            return withCollect(lastSaid, listen);
        }
        return move(event);
    }

    private List<BotAction> notUnderstood(Listen listen) {
        return trouble(listen, Move.NOT_UNDERSTOOD);
    }

    /** Says the next prompt for a missing answer; after the last, moves on. Silence and mishearing count together. */
    private List<BotAction> trouble(Listen listen, String kind) {
        Optional<Trouble> own = kind.equals(Move.NOTHING_HEARD) ? listen.nothingHeard() : listen.notUnderstood();
        Optional<Trouble> forAll = kind.equals(Move.NOTHING_HEARD) ? script.nothingHeard() : script.notUnderstood();
        List<Prompt> prompts = own.or(() -> forAll).orElseThrow().say();
        if (troubles >= prompts.size()) {
            return move(kind);
        }
        Prompt prompt = prompts.get(troubles++);
        return withCollect(List.of(say(prompt, true)), listen);
    }

    private List<BotAction> move(String event) {
        troubles = 0;
        step(event);
        return enter();
    }

    private void step(String event) {
        String from = state();
        if (!machine.take(event)) {
            throw new IllegalStateException(
                    "State '" + from + "' of scenario '" + scenario.name() + "' has no move for '" + event + "'");
        }
        LOG.debug("scenario={} state={} event={} next={}", scenario.name(), from, event, state());
    }

    /** Carries out the state the machine is in, and those that follow at once. */
    private List<BotAction> enter() {
        List<BotAction> actions = new ArrayList<>();
        while (true) {
            State state = script.states().get(state());
            Optional<String> detour = state.call().flatMap(call -> answers.ask(call, script));
            if (detour.isPresent()) {
                step(detour.get());
                continue;
            }
            state.say().ifPresent(prompt -> actions.add(say(prompt, state.interruptible())));
            reachedAim |= state.aim();
            if (state.ending() instanceof Next) {
                step(Move.NEXT);
                continue;
            }
            if (state.ending() instanceof Listen listen) {
                lastSaid = List.copyOf(actions);
                return withCollect(actions, listen);
            }
            if (state.ending() instanceof TransferTo transfer) {
                actions.add(new BotAction.Transfer(
                        transfer.target(), transfer.reason(), transfer.then().isPresent()));
                if (!transfer.mayComeBack()) {
                    end(transfer.disposition());
                }
            } else if (state.ending() instanceof HangUp hangUp) {
                actions.add(new BotAction.Hangup(hangUp.disposition()));
                end(hangUp.disposition());
            }
            return List.copyOf(actions);
        }
    }

    private BotAction.Say say(Prompt prompt, boolean interruptible) {
        List<Wording> wordings = prompt.wordings().get(locale);
        int turn = timesSaid.merge(prompt, 1, Integer::sum) - 1;
        Wording wording = wordings.get(turn % wordings.size());
        String text = PromptReader.SLOT
                .matcher(wording.text())
                .replaceAll(slot -> Matcher.quoteReplacement(answers.written(slot.group(1))));
        return new BotAction.Say(text, locale, interruptible, wording.recording());
    }

    private List<BotAction> withCollect(List<BotAction> said, Listen listen) {
        List<BotAction> actions = new ArrayList<>(said);
        actions.add(new BotAction.Collect(scenario.grammar(state(), locale), listen.noInputAfter(), listen.kind()));
        return List.copyOf(actions);
    }

    private Listen listening() {
        return (Listen) script.states().get(state()).ending();
    }

    private void end(String disposition) {
        outcome = disposition;
        machine.stop();
    }

    @Override
    public boolean ended() {
        return !outcome.equals(IN_PROGRESS);
    }

    @Override
    public String outcome() {
        return outcome;
    }

    @Override
    public boolean reachedAim() {
        return reachedAim;
    }

    @Override
    public Optional<Understanding> lastUnderstanding() {
        return lastUnderstanding;
    }

    @Override
    public String state() {
        return machine.state();
    }
}
