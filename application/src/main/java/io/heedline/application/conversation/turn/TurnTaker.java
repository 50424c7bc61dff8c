package io.heedline.application.conversation.turn;

import io.heedline.application.conversation.turn.InterruptionRule.Speech;
import io.heedline.application.conversation.turn.TurnDecision.Why;
import io.heedline.dialog.Expectation;
import io.heedline.nlu.Interjections.Kind;
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
 *                      a voice: Duck                  speech, silence
 *                  no words: Restore, Overheard             v
 *                    words: BargeIn --------- silence ----&gt; EndOfTurn
 * </pre>
 *
 * A decision is given once. After {@link TurnDecision.EndOfTurn} and {@link TurnDecision.NoInput} nothing more is
 * decided until {@link #listen} says what is expected next. Used on the call's lane.
 */
public final class TurnTaker {

    private static final long NEVER = -1;

    private final TurnSettings settings;
    private final Endpointing endpointing;
    private final InterruptionRule interruption;

    private Expectation awaited = Expectation.INTENT;
    private long noInputAfterMs;
    private boolean listening;

    private boolean botSpeaks;
    private boolean interruptible;
    private long botFinishedMs;
    /** Prompts in a row into which the caller said more than signs of attention. */
    private int talkedOver;

    private boolean speech;
    private long startMs = NEVER;
    private long stopMs = NEVER;
    private long lastWordMs = NEVER;
    private WordsSoFar words = WordsSoFar.NONE;

    public TurnTaker(TurnSettings settings) {
        this.settings = settings;
        this.endpointing = new Endpointing(settings.endSilence());
        this.interruption = new InterruptionRule(settings.interruption());
    }

    /**
     * From now on the caller's words are wanted.
     *
     * @param answer what kind of answer is awaited
     * @param noInputAfter how long the caller may stay silent once the bot has finished
     */
    public void listen(long nowMs, Expectation answer, Duration noInputAfter) {
        awaited = answer;
        noInputAfterMs = noInputAfter.toMillis();
        listening = true;
        botFinishedMs = nowMs;
    }

    /** The last turn held no words: the caller is listened to as if it had not been, the time to answer runs on. */
    public void resume() {
        listening = true;
    }

    /** The dialog wants nothing from the caller any more, as before a transfer or a goodbye. */
    public void listenNoMore() {
        listening = false;
    }

    /** A prompt has begun to play, or goes on with another sentence. */
    public void promptStarts(boolean mayBeInterrupted) {
        botSpeaks = true;
        interruptible = mayBeInterrupted;
    }

    /** The last prompt has finished or was stopped; the caller's time to answer begins. */
    public void promptEnds(long nowMs) {
        botSpeaks = false;
        botFinishedMs = nowMs;
        interruption.reset();
    }

    /** The caller's voice began, or went on after a pause. */
    public void speechStarted(long atMs) {
        speech = true;
        if (startMs == NEVER) {
            startMs = atMs;
        }
        stopMs = NEVER;
    }

    /** The words heard in this turn have changed. */
    public void wordsHeard(long nowMs, WordsSoFar soFar) {
        if (startMs == NEVER) {
            startMs = nowMs;
            stopMs = nowMs;
        }
        lastWordMs = nowMs;
        words = soFar;
    }

    /** The caller's voice ended; perhaps only a pause. */
    public void speechStopped(long atMs) {
        speech = false;
        stopMs = atMs;
    }

    /** When the turn under way began; empty while the caller is silent. */
    public OptionalLong startedMs() {
        return startMs == NEVER ? OptionalLong.empty() : OptionalLong.of(startMs);
    }

    /** What was said so far was not meant for the bot, or was answered otherwise. */
    public void forget() {
        startMs = NEVER;
        stopMs = NEVER;
        lastWordMs = NEVER;
        words = WordsSoFar.NONE;
        interruption.reset();
    }

    /** What is to be done now. To be called once for every frame, after its events. */
    public Optional<TurnDecision> tick(long nowMs) {
        if (!listening) {
            return startMs == NEVER ? Optional.empty() : overheardAfter(silenceMs(), nowMs);
        }
        if (botSpeaks) {
            return duringPrompt(nowMs);
        }
        if (startMs == NEVER) {
            return nowMs - botFinishedMs >= noInputAfterMs ? decideNoInput() : Optional.empty();
        }
        return duringTurn(nowMs);
    }

    private long silenceMs() {
        return endpointing.silenceMs(awaited, words.completeness());
    }

    private Optional<TurnDecision> duringPrompt(long nowMs) {
        InterruptionRule.Verdict verdict = startMs == NEVER
                ? interruption.judgeSilence()
                : interruption.judge(
                        new Speech((speech ? nowMs : stopMs) - startMs, speech, words.kind()),
                        interruptible || yields());
        return switch (verdict) {
            case BECOME_QUIET -> Optional.of(new TurnDecision.Duck());
            case BECOME_LOUD -> Optional.of(new TurnDecision.Restore());
            case STOP -> {
                talkedOver++;
                yield Optional.of(new TurnDecision.BargeIn(startMs));
            }
            // Until the overlap is over it may still turn out to be the answer, if the prompt ends in time.
            case GO_ON ->
                startMs == NEVER
                        ? Optional.empty()
                        : overheardAfter(settings.interruption().overlap().toMillis(), nowMs);
        };
    }

    /** Whether the caller has spoken into so many prompts that they are to have their way. */
    private boolean yields() {
        return talkedOver >= settings.interruption().yieldAfter();
    }

    private Optional<TurnDecision> duringTurn(long nowMs) {
        if (!speech && nowMs - stopMs >= silenceMs()) {
            return decideEnd(stopMs, Why.SILENCE);
        }
        if (speech && nowMs >= stalledAtMs()) {
            return decideEnd(lastWordMs == NEVER ? nowMs : lastWordMs, Why.STALLED);
        }
        Duration longest = yields() ? settings.interruption().yieldTurn() : settings.longestTurn();
        if (nowMs - startMs >= longest.toMillis()) {
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
        if (startMs >= botFinishedMs) {
            talkedOver = 0;
        }
        forget();
        return Optional.of(decision);
    }

    private Optional<TurnDecision> decideNoInput() {
        listening = false;
        talkedOver = 0;
        return Optional.of(new TurnDecision.NoInput());
    }

    private Optional<TurnDecision> overheardAfter(long quietMs, long nowMs) {
        if (speech || nowMs - stopMs < quietMs) {
            return Optional.empty();
        }
        TurnDecision decision = new TurnDecision.Overheard(startMs, stopMs);
        if (listening && (words.kind() == Kind.CONTENT || words.kind() == Kind.HOLD_ON)) {
            talkedOver++;
        }
        forget();
        return Optional.of(decision);
    }
}
