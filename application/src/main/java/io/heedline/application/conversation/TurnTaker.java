package io.heedline.application.conversation;

import io.heedline.application.conversation.TurnDecision.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides whose turn it is: when the caller has finished, when they interrupt, when they stay silent. Knows time only
 * as {@link #tick} tells it, every 20 ms frame; holds no thread, no clock and no audio.
 *
 * <pre>
 *            promptStarts                 promptEnds
 *   (any) ---------------&gt; bot speaks ----------------&gt; listening --- no input in time ---&gt; NoInput
 *                              |                            |
 *                  speech of bargeInSpeech            speech, silence
 *                              v                            v
 *                           BargeIn ------ silence ----&gt; EndOfTurn
 * </pre>
 *
 * A decision is given once. After {@link TurnDecision.EndOfTurn} and {@link TurnDecision.NoInput} nothing more is
 * decided until {@link #listen} says what is expected next. Used on the call's lane.
 */
final class TurnTaker {

    private static final long NEVER = -1;

    private final TurnSettings settings;

    private long silenceMs;
    private long noInputAfterMs;
    private boolean listening;

    private boolean botSpeaks;
    private boolean interruptible;
    private long botFinishedMs;

    private boolean speech;
    private long startMs = NEVER;
    private long stopMs = NEVER;
    private long lastWordMs = NEVER;

    TurnTaker(TurnSettings settings) {
        this.settings = settings;
        this.silenceMs = settings.endSilence().toMillis();
    }

    /**
     * From now on the caller's words are wanted.
     *
     * @param shortAnswer whether one word is expected
     * @param noInputAfter how long the caller may stay silent once the bot has finished
     */
    void listen(long nowMs, boolean shortAnswer, Duration noInputAfter) {
        silenceMs = (shortAnswer ? settings.shortEndSilence() : settings.endSilence()).toMillis();
        noInputAfterMs = noInputAfter.toMillis();
        listening = true;
        botFinishedMs = nowMs;
    }

    /** The last turn held no words: the caller is listened to as if it had not been, the time to answer runs on. */
    void resume() {
        listening = true;
    }

    /** The dialog wants nothing from the caller any more, as before a transfer or a goodbye. */
    void listenNoMore() {
        listening = false;
    }

    /** A prompt has begun to play. */
    void promptStarts(boolean mayBeInterrupted) {
        botSpeaks = true;
        interruptible = mayBeInterrupted;
    }

    /** The last prompt has finished or was stopped; the caller's time to answer begins. */
    void promptEnds(long nowMs) {
        botSpeaks = false;
        botFinishedMs = nowMs;
    }

    /** The caller's voice began, or went on after a pause. */
    void speechStarted(long atMs) {
        speech = true;
        if (startMs == NEVER) {
            startMs = atMs;
        }
        stopMs = NEVER;
    }

    /** The words heard in this turn have changed. */
    void wordsHeard(long nowMs) {
        if (startMs == NEVER) {
            startMs = nowMs;
            stopMs = nowMs;
        }
        lastWordMs = nowMs;
    }

    /** The caller's voice ended; perhaps only a pause. */
    void speechStopped(long atMs) {
        speech = false;
        stopMs = atMs;
    }

    /** When the turn under way began; empty while the caller is silent. */
    OptionalLong startedMs() {
        return startMs == NEVER ? OptionalLong.empty() : OptionalLong.of(startMs);
    }

    /** What is to be done now. To be called once for every frame, after its events. */
    Optional<TurnDecision> tick(long nowMs) {
        if (!listening) {
            return startMs == NEVER ? Optional.empty() : overheardAfter(silenceMs, nowMs);
        }
        if (botSpeaks) {
            return duringPrompt(nowMs);
        }
        if (startMs == NEVER) {
            return nowMs - botFinishedMs >= noInputAfterMs ? decideNoInput() : Optional.empty();
        }
        return duringTurn(nowMs);
    }

    private Optional<TurnDecision> duringPrompt(long nowMs) {
        if (startMs == NEVER) {
            return Optional.empty();
        }
        long spokenMs = (speech ? nowMs : stopMs) - startMs;
        if (interruptible
                && lastWordMs != NEVER
                && spokenMs >= settings.bargeInSpeech().toMillis()) {
            return Optional.of(new TurnDecision.BargeIn(startMs));
        }
        // Until the overlap is over it may still turn out to be the answer, if the prompt ends in time.
        return overheardAfter(settings.overlap().toMillis(), nowMs);
    }

    private Optional<TurnDecision> duringTurn(long nowMs) {
        if (!speech && nowMs - stopMs >= silenceMs) {
            return decideEnd(stopMs, Why.SILENCE);
        }
        if (speech && nowMs >= stalledAtMs()) {
            return decideEnd(lastWordMs == NEVER ? nowMs : lastWordMs, Why.STALLED);
        }
        if (nowMs - startMs >= settings.longestTurn().toMillis()) {
            return decideEnd(nowMs, Why.TOO_LONG);
        }
        return Optional.empty();
    }

    /** A noise without words may last as long as silence may: the recogniser needs its time for the first word. */
    private long stalledAtMs() {
        return lastWordMs == NEVER
                ? Math.max(startMs, botFinishedMs) + noInputAfterMs
                : lastWordMs + settings.stalled().toMillis();
    }

    private Optional<TurnDecision> decideEnd(long endMs, Why why) {
        TurnDecision decision = new TurnDecision.EndOfTurn(startMs, endMs, why);
        listening = false;
        forget();
        return Optional.of(decision);
    }

    private Optional<TurnDecision> decideNoInput() {
        listening = false;
        return Optional.of(new TurnDecision.NoInput());
    }

    private Optional<TurnDecision> overheardAfter(long quietMs, long nowMs) {
        if (speech || nowMs - stopMs < quietMs) {
            return Optional.empty();
        }
        TurnDecision decision = new TurnDecision.Overheard(startMs, stopMs);
        forget();
        return Optional.of(decision);
    }

    private void forget() {
        startMs = NEVER;
        stopMs = NEVER;
        lastWordMs = NEVER;
    }
}
