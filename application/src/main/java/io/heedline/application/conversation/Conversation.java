package io.heedline.application.conversation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.heedline.application.conversation.turn.KeyCollector;
import io.heedline.application.conversation.turn.TurnDecision.EndOfTurn;
import io.heedline.asr.Utterance;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.BotAction.ChangeLanguage;
import io.heedline.dialog.BotAction.ChangeVoice;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.BotAction.Hangup;
import io.heedline.dialog.BotAction.Say;
import io.heedline.dialog.BotAction.Transfer;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.HandoverNote;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, from voice to voice. Read from top to bottom: a frame comes in, is recorded and recognised
 * ({@link #onFrame}); {@code CallersTurns} makes turns of it; when one is over the dialog is told what was said
 * ({@link #said}), and what it answers is carried out ({@link #perform}).
 *
 * <pre>
 *              all said, last action            the person answered
 *   Talking ----------------------&gt; Leaving ----------------------&gt; WithPerson
 *      ^ |                            | hang up                        | |
 *      +-|----------------------------|------ the person hung up ------+ |
 *        |                            |                                  |
 *        +----------------------------+--------- call ends ---------&gt; (report)
 * </pre>
 *
 * Everything runs on the call's lane; time is media time in ms since the answer. If a part throws, the caller hears an
 * apology and is handed over to a person.
 */
public final class Conversation implements CallListener, SpeechOutput.Listener, CallersTurns.Listener {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private sealed interface Phase {
        /** The bot and the caller talk. */
        record Talking() implements Phase {}

        /** The dialog is over; {@code last} follows once everything is said. */
        record Leaving(BotAction last) implements Phase {}

        /** A person has taken over; the bot only records. */
        record WithPerson() implements Phase {}
    }

    private final Call call;
    private final Hotline hotline;
    private final CallDiary diary;
    private final CallersTurns caller;
    private final SpeechOutput output;
    private final Asking asking;
    private final CompletableFuture<CallReport> report = new CompletableFuture<>();

    private DialogSession session;
    private Hotline.Language language;
    private Phase phase = new Phase.Talking();
    private boolean failed;
    private boolean ended;
    private long nowMs;

    private Conversation(Call call, Hotline hotline) {
        this.call = call;
        this.hotline = hotline;
        this.diary = new CallDiary(call, hotline);
        this.output = new SpeechOutput(
                call, hotline.synthesizer(), hotline.synthesis(), hotline.turn().interruption(), this);
        this.caller = new CallersTurns(hotline.turn(), output, diary, this);
        this.asking = new Asking(hotline.patience(), hotline.asking(), call.lane());
        this.language = hotline.in(hotline.locale());
    }

    /**
     * Answers a ringing call and talks with the caller until it ends.
     *
     * @return what came of it, completed on the recorder's thread when the call is over and everything is on disk
     */
    public static CompletionStage<CallReport> start(Call call, Hotline hotline) {
        Conversation conversation = new Conversation(call, hotline);
        Runnable opening = conversation.prepare();
        call.answer(conversation);
        call.lane().execute(() -> conversation.guarded(opening));
        return conversation.report;
    }

    /**
     * Makes ready while it still rings: the recogniser has to hear the call from its first frame on, or its times would
     * not be those of the call.
     *
     * @return what to do once the call is answered
     */
    private Runnable prepare() {
        try {
            session = hotline.openSession(call.caller(), call.callee());
            caller.hearBy(language.locale(), language.model().stream(AudioFrame.SAMPLE_RATE));
            return () -> ask(session::start, this::perform);
        } catch (Exception | LinkageError e) {
            return () -> fail(e);
        }
    }

    @Override
    public void onFrame(long index, AudioFrame heard, AudioFrame said) {
        long startMs = index * AudioFrame.DURATION_MS;
        nowMs = startMs + AudioFrame.DURATION_MS;
        diary.record(heard, said);
        output.onFrame(startMs, said);
        if (!failed) {
            guarded(() -> listen(heard, said));
        }
    }

    /** What is said to a person is none of the bot's business, but its recogniser must not lose count of time. */
    private void listen(AudioFrame heard, AudioFrame said) {
        caller.onFrame(nowMs, phase instanceof Phase.WithPerson ? AudioFrame.SILENCE : heard, said);
        bearWith(asking.tick(nowMs));
    }

    private void bearWith(Asking.Patience patience) {
        if (patience == Asking.Patience.ONE_MOMENT) {
            output.discardPaused();
            if (!output.busy()) {
                sayPrepared(language.emergency().oneMoment());
            }
        } else if (patience == Asking.Patience.GIVE_UP) {
            throw new IllegalStateException("the dialog has not answered for "
                    + hotline.patience().giveUpAfter().toMillis() + " ms");
        }
    }

    /** A dialog that is still asked is in the hands of another thread, so nobody here may use it any more. */
    private void leaveDialogAloneIfBusy() {
        if (asking.busy()) {
            session = null;
            asking.abandon();
        }
    }

    @Override
    public void said(EndOfTurn turn, Utterance said) {
        DialogEvent event =
                said.rejected() ? new DialogEvent.NoMatch() : new DialogEvent.Heard(said.text(), said.confidence());
        ask(event, answer -> {
            diary.callerSaid(said, turn.startMs(), turn.endMs(), session.lastUnderstanding());
            perform(answer);
        });
    }

    @Override
    public void keyed(String digits) {
        tell(new DialogEvent.Keys(digits));
    }

    @Override
    public void silent() {
        tell(new DialogEvent.NoInput());
    }

    @Override
    public boolean takesKeys() {
        return phase instanceof Phase.Talking;
    }

    @Override
    public boolean takesAnswers() {
        return takesKeys() && !asking.busy();
    }

    /** A dialog that is being asked is not to be used here; nothing that is said meanwhile is an answer to it. */
    @Override
    public Completeness completeness(String text) {
        return asking.busy() || session == null ? Completeness.OPEN : session.completeness(text);
    }

    private void tell(DialogEvent event) {
        ask(event, this::perform);
    }

    private void ask(DialogEvent event, Consumer<List<BotAction>> then) {
        DialogSession asked = session;
        ask(() -> asked.on(event), then);
    }

    /** Asks the dialog off the lane, and carries out on the lane what it answers. */
    private void ask(Supplier<List<BotAction>> step, Consumer<List<BotAction>> then) {
        caller.listenNoMore();
        asking.ask(step, answer -> guarded(() -> then.accept(answer)), this::fail);
    }

    /** Carries out what the dialog wants. Speech is made at once for all of it; a last action waits until it is said. */
    private void perform(List<BotAction> actions) {
        if (failed || ended) {
            return;
        }
        caller.botAnswers();
        boolean goesOn = false;
        for (BotAction action : actions) {
            if (action instanceof ChangeLanguage change) {
                goOnIn(change.locale());
            } else if (action instanceof ChangeVoice change) {
                output.change(change.change());
            } else if (action instanceof Collect collect) {
                caller.expect(collect);
                goesOn = true;
            } else if (action instanceof Transfer || action instanceof Hangup) {
                phase = new Phase.Leaving(action);
                goesOn = true;
            }
        }
        if (!goesOn) {
            throw new IllegalStateException(
                    "the dialog in state " + session.state() + " answered with " + actions.size()
                            + " actions that neither listen nor end the call; expected a Collect, Transfer or Hangup");
        }
        boolean silent = true;
        for (BotAction action : actions) {
            if (action instanceof Say say) {
                if (silent) {
                    caller.promptStarts(mayBeInterrupted(say));
                }
                silent = false;
                output.say(say);
            }
        }
        if (silent && !output.busy()) {
            allSaid();
        }
    }

    /** What the caller says next is heard in another language. */
    private void goOnIn(Locale locale) {
        if (!locale.getLanguage().equals(language.locale().getLanguage())) {
            Hotline.Language next = hotline.in(locale);
            caller.hearBy(next.locale(), new LaterStream(next.model().stream(AudioFrame.SAMPLE_RATE), nowMs));
            language = next;
            log.info("Call goes on callId={} language={}", call.id(), locale.toLanguageTag());
        }
    }

    /** A farewell cannot be interrupted: nobody would listen to what is said into it. */
    private boolean mayBeInterrupted(Say say) {
        return say.interruptible() && phase instanceof Phase.Talking;
    }

    @Override
    public void onDtmf(char key) {
        guarded(() -> caller.pressed(key, KeyCollector.Way.SIGNALLED));
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        guarded(() -> output.onPlaybackFinished(playback));
    }

    @Override
    public void sentenceStarts(Say say) {
        caller.promptStarts(mayBeInterrupted(say));
    }

    @Override
    public void sentenceEnds(Say say, long startMs, long endMs, boolean cutOff) {
        diary.botSaid(say.text(), startMs, endMs);
    }

    @Override
    public void allSaid() {
        caller.promptEnds();
        if (phase instanceof Phase.Leaving leaving) {
            if (leaving.last() instanceof Transfer transfer) {
                watched(() -> hotline.listener().handingOver(call, handingOver(transfer)));
                call.transfer(
                        TransferTarget.parse(transfer.target()),
                        transfer.comesBack() ? AfterPerson.RETURN : AfterPerson.END);
            } else {
                call.hangUp(HangupCause.NORMAL_CLEARING);
            }
        }
    }

    @Override
    public void synthesisFailed(Throwable why) {
        fail(why);
    }

    @Override
    public void onTransferred(String target) {
        phase = new Phase.WithPerson();
        log.info("Call handed over callId={}", call.id());
        watched(() -> hotline.listener().taken(call));
    }

    @Override
    public void onReturned() {
        log.info("Call came back from a person callId={}", call.id());
        watched(() -> hotline.listener().returned(call));
        phase = new Phase.Talking();
        guarded(() -> tell(new DialogEvent.PersonGone()));
    }

    @Override
    public void onTransferFailed(String target, DialOutcome why) {
        log.warn("Nobody took the call over callId={} cause={}", call.id(), why.cause());
        watched(() -> hotline.listener().notTaken(call, why));
        if (!failed && !session.ended()) {
            phase = new Phase.Talking();
            guarded(this::goOnWithoutPerson);
        } else {
            sayThatNobodyIsThere();
        }
    }

    private void goOnWithoutPerson() {
        ask(new DialogEvent.NobodyThere(), answer -> {
            if (answer.isEmpty() && !ended) {
                sayThatNobodyIsThere();
            } else {
                perform(answer);
            }
        });
    }

    private void sayThatNobodyIsThere() {
        phase = new Phase.Leaving(new Hangup("nobody-there"));
        sayPrepared(language.emergency().nobodyThere());
    }

    private HandingOver handingOver(Transfer transfer) {
        return new HandingOver(
                transfer.target(),
                transfer.reason(),
                note(),
                locale(),
                diary.startedAt(),
                diary.soFar(),
                diary.transcript());
    }

    private HandoverNote note() {
        return session == null
                ? new HandoverNote(CallReport.FAULT, List.of(), "", false, Map.of())
                : session.handoverNote();
    }

    private Locale locale() {
        return session == null ? hotline.locale() : session.locale();
    }

    /** Whoever watches is no part of the call: their faults are not the caller's. */
    private void watched(Runnable telling) {
        try {
            telling.run();
        } catch (Exception | LinkageError e) {
            log.error("A watcher of the call failed callId={}", call.id(), e);
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Exception | LinkageError e) {
            fail(e);
        }
    }

    /** A part is broken: apologise and hand over. If even that fails, hang up rather than leave the line dead. */
    private void fail(Throwable why) {
        if (ended) {
            log.error("Conversation failed at its end callId={} mediaMs={}", call.id(), nowMs, why);
            failed = true;
            return;
        }
        String when = phase.getClass().getSimpleName();
        log.error("Conversation failed callId={} phase={} mediaMs={}", call.id(), when, nowMs, why);
        if (failed) {
            call.hangUp(HangupCause.TEMPORARY_FAILURE);
            return;
        }
        failed = true;
        leaveDialogAloneIfBusy();
        caller.listenNoMore();
        output.stop();
        phase = new Phase.Leaving(new Transfer(language.emergency().operator(), CallReport.FAULT));
        guarded(() -> sayPrepared(language.emergency().apology()));
    }

    private void sayPrepared(Hotline.Line line) {
        output.say(new Say(line.text(), language.locale(), false, Optional.empty()), line.speech());
    }

    @Override
    public void onEnded(HangupCause cause) {
        ended = true;
        guarded(this::finishListening);
        output.stop();
        if (asking.busy()) {
            CompletableFuture.delayedExecutor(hotline.patience().giveUpAfter().toMillis(), MILLISECONDS, call.lane())
                    .execute(this::leaveDialogAloneIfBusy);
        }
        asking.whenIdle(() -> close(cause));
    }

    private void close(HangupCause cause) {
        guarded(this::tellThatTheCallerIsGone);
        boolean aim = session != null && session.reachedAim();
        String outcome = outcome();
        log.info("Call ended callId={} outcome={} hangupCause={} mediaMs={}", call.id(), outcome, cause, nowMs);
        watched(() -> hotline.listener().left(call, new Leaving(outcome, aim, note(), locale(), cause)));
        diary.close(outcome, aim).whenComplete((finished, fault) -> {
            if (fault == null) {
                hotline.listener().ended(finished);
                report.complete(finished);
            } else {
                report.completeExceptionally(fault);
            }
        });
    }

    /** A call that nobody took over has not been handed over, whatever the dialog wanted. */
    private String outcome() {
        if (failed || session == null) {
            return CallReport.FAULT;
        }
        return phase instanceof Phase.Leaving leaving && leaving.last() instanceof Hangup hangup
                ? hangup.disposition()
                : session.outcome();
    }

    private void finishListening() {
        try (caller) {
            if (!failed && !(phase instanceof Phase.WithPerson)) {
                caller.writeDownLastWords();
            }
        }
    }

    private void tellThatTheCallerIsGone() {
        if (session != null && !session.ended()) {
            session.on(new DialogEvent.CallerGone());
        }
    }
}
