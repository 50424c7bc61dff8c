package io.heedline.application.conversation;

import io.heedline.application.conversation.turn.KeyCollector;
import io.heedline.application.conversation.turn.TurnDecision;
import io.heedline.application.conversation.turn.TurnDecision.BargeIn;
import io.heedline.application.conversation.turn.TurnDecision.Duck;
import io.heedline.application.conversation.turn.TurnDecision.EndOfTurn;
import io.heedline.application.conversation.turn.TurnDecision.NoInput;
import io.heedline.application.conversation.turn.TurnDecision.Overheard;
import io.heedline.application.conversation.turn.TurnDecision.Restore;
import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.conversation.turn.TurnTaker;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionEvent.Partial;
import io.heedline.asr.RecognitionEvent.SpeechStarted;
import io.heedline.asr.RecognitionEvent.SpeechStopped;
import io.heedline.asr.RecognitionEvent.Tone;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.Utterance;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.Completeness;
import io.heedline.telephony.AudioFrame;
import java.util.Locale;
import java.util.Optional;

/**
 * The caller's side of one conversation: what is heard becomes turns, and a prompt that the caller speaks into becomes
 * quiet, stops or goes on. Read from top to bottom: a frame is recognised ({@link #onFrame}), what was noticed moves the
 * turn ({@link #notice}), what is decided is done to the prompt or told to the listener ({@link #decide}). Used on the
 * call's lane.
 */
final class CallersTurns implements AutoCloseable {

    /** What becomes of the turns. */
    interface Listener {
        /** The caller has said something, which may have been rejected. */
        void said(EndOfTurn turn, Utterance utterance);

        /** The caller has pressed keys, all of them. */
        void keyed(String digits);

        /** The caller has said nothing for as long as was allowed. */
        void silent();

        /** Whether keys are for the bot: it talks with the caller, and not somebody else does. */
        boolean takesKeys();

        /** Whether keys can be taken for an answer now. */
        boolean takesAnswers();

        /** What the dialog makes of a partial text. */
        Completeness completeness(String text);
    }

    private final TurnTaker turn;
    private final KeyCollector keys;
    private final EchoGate echo = new EchoGate();
    private final SpeechOutput output;
    private final CallDiary diary;
    private final Listener listener;
    private Optional<Listening> ear = Optional.empty();
    /** Whether a prompt went on after something doubtful; a second time the dialog is told. */
    private boolean wentOn;

    private long nowMs;

    CallersTurns(TurnSettings settings, SpeechOutput output, CallDiary diary, Listener listener) {
        this.turn = new TurnTaker(settings);
        this.keys = new KeyCollector(settings);
        this.output = output;
        this.diary = diary;
        this.listener = listener;
    }

    /**
     * From now on the caller is heard by this, in this language.
     *
     * @param recognition to be closed with this
     */
    void hearBy(Locale locale, RecognitionStream recognition) {
        ear.ifPresent(Listening::close);
        ear = Optional.of(new Listening(locale, recognition));
    }

    /** Takes 20 ms of both sides; the time is that of their end. */
    void onFrame(long atMs, AudioFrame heard, AudioFrame said) {
        nowMs = atMs;
        AudioFrame caller = echo.pass(heard, said);
        ear.ifPresent(listening -> listen(listening, caller));
    }

    private void listen(Listening listening, AudioFrame caller) {
        for (RecognitionEvent event : listening.accept(caller.samples())) {
            notice(listening, event);
        }
        if (keys.collecting() && listener.takesAnswers()) {
            keys.complete(nowMs).ifPresent(digits -> keyed(listening, digits));
        } else {
            turn.tick(nowMs).ifPresent(decision -> decide(listening, decision));
        }
    }

    private void notice(Listening listening, RecognitionEvent event) {
        if (event instanceof SpeechStarted started) {
            turn.speechStarted(started.atMs());
        } else if (event instanceof SpeechStopped stopped) {
            turn.speechStopped(stopped.atMs());
        } else if (event instanceof Partial partial && !partial.text().isBlank()) {
            Completeness said = listener.completeness(partial.text());
            turn.wordsHeard(nowMs, listening.soFar(partial.text(), said, echo.found() ? output.text() : ""));
        } else if (event instanceof Tone tone) {
            pressed(tone.key(), KeyCollector.Way.HEARD);
        }
    }

    private void decide(Listening listening, TurnDecision decision) {
        if (decision instanceof Duck) {
            output.duck();
        } else if (decision instanceof Restore) {
            output.restore();
        } else if (decision instanceof BargeIn) {
            output.pause();
            promptEnds();
        } else if (decision instanceof NoInput) {
            listener.silent();
        } else if (decision instanceof Overheard overheard) {
            overheard(listening.finish(), overheard);
        } else if (decision instanceof EndOfTurn end) {
            turnEnded(listening, end, listening.finish());
        }
    }

    /** What was heard beside a prompt is written down if it had words; a noise is not worth a line. */
    private void overheard(Utterance said, Overheard when) {
        if (!said.isEmpty()) {
            diary.callerSaid(said, when.startMs(), when.endMs(), Optional.empty());
        }
    }

    private void turnEnded(Listening listening, EndOfTurn end, Utterance said) {
        Completeness whole = listener.completeness(said.text());
        boolean goesOn = output.paused()
                && (listening.noInterruption(said, whole) || !wentOn && listening.doubtful(said, whole));
        if (goesOn || listening.nothingIn(said)) {
            diary.callerSaid(said, end.startMs(), end.endMs(), Optional.empty());
            wentOn |= goesOn;
            turn.resume();
            output.resume();
        } else {
            listener.said(end, said);
        }
    }

    /** A key was pressed; it stops what may be interrupted. */
    void pressed(char key, KeyCollector.Way way) {
        if (listener.takesKeys() && keys.press(key, way, nowMs)) {
            stopPrompt();
        }
    }

    /**
     * Keys count whatever was said beside them, which is written down and forgotten. They may have been complete while
     * an answer was awaited: what follows it is not said to the end.
     */
    private void keyed(Listening listening, String digits) {
        turn.startedMs().ifPresent(startMs -> diary.callerSaid(listening.finish(), startMs, nowMs, Optional.empty()));
        turn.forget();
        stopPrompt();
        listener.keyed(digits);
    }

    private void stopPrompt() {
        if (output.interruptible()) {
            output.stop();
            promptEnds();
        }
    }

    /** An answer of the bot begins: what was interrupted before it is not taken up again. */
    void botAnswers() {
        listenNoMore();
        wentOn = false;
        output.discardPaused();
    }

    /** This is asked next. */
    void expect(Collect collect) {
        ear.ifPresent(listening -> listening.expect(collect));
        keys.expect(collect.digits());
        turn.listen(nowMs, collect.kind(), collect.noInputAfter());
    }

    /** The dialog wants nothing from the caller for now. */
    void listenNoMore() {
        turn.listenNoMore();
    }

    /** A prompt has begun to play, or goes on with another sentence. */
    void promptStarts(boolean mayBeInterrupted) {
        turn.promptStarts(mayBeInterrupted);
    }

    /** All is said, or was stopped: what begins now is an answer. */
    void promptEnds() {
        turn.promptEnds(nowMs);
        ear.ifPresent(Listening::answerFollows);
    }

    /** What the caller said last counts, even if they hung up in the middle of it. */
    void writeDownLastWords() {
        ear.ifPresent(listening ->
                diary.callerSaid(listening.finish(), turn.startedMs().orElse(nowMs), nowMs, Optional.empty()));
    }

    @Override
    public void close() {
        ear.ifPresent(Listening::close);
        ear = Optional.empty();
    }
}
