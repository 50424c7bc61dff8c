package io.heedline.application.conversation.turn;

import io.heedline.application.conversation.turn.TurnSettings.Interruption;
import io.heedline.nlu.Interjections.Kind;

/**
 * What becomes of a prompt that the caller speaks into. At the first sign of a voice it becomes quiet, because no word
 * can be known yet; then the words decide.
 *
 * <pre>
 *            a voice                      words that mean something, or ask for silence
 *   LOUD ----------------&gt; QUIET ------------------------------------------------------&gt; STOPPED
 *     ^                      |                                                             ^
 *     +----------------------+ silence, or no such words for long                          |
 *     |                                                                                    |
 *     +------------------------------------------------------------------------------------+
 *                                the words come later
 * </pre>
 *
 * For one stretch of the caller's speech at a time; {@link #reset()} begins the next.
 */
final class InterruptionRule {

    /** What the prompt should do now. */
    enum Verdict {
        GO_ON,
        BECOME_QUIET,
        BECOME_LOUD,
        STOP
    }

    /**
     * The caller's speech so far.
     *
     * @param spokenMs from its first sound to its last
     * @param goesOn whether the voice is still heard
     * @param kind what its words are
     */
    record Speech(long spokenMs, boolean goesOn, Kind kind) {}

    private final Interruption settings;
    private boolean quiet;
    private boolean settled;

    InterruptionRule(Interruption settings) {
        this.settings = settings;
    }

    /** Judges the speech anew; to be asked for every frame. */
    Verdict judge(Speech speech, boolean mayStop) {
        if (mayStop && interrupts(speech)) {
            quiet = false;
            settled = true;
            return Verdict.STOP;
        }
        if (quiet) {
            return mayStop && speech.goesOn() && stillOpen(speech) ? Verdict.GO_ON : loud();
        }
        if (mayStop && !settled && speech.goesOn() && settings.duckBy() > 0) {
            quiet = true;
            settled = true;
            return Verdict.BECOME_QUIET;
        }
        return Verdict.GO_ON;
    }

    /** Nothing is being said any more. */
    Verdict judgeSilence() {
        return quiet ? loud() : Verdict.GO_ON;
    }

    /** The prompt is over, or what is said next is another matter. */
    void reset() {
        quiet = false;
        settled = false;
    }

    private boolean interrupts(Speech speech) {
        return speech.kind() == Kind.HOLD_ON
                || speech.kind() == Kind.CONTENT
                        && (!speech.goesOn()
                                || speech.spokenMs() >= settings.speech().toMillis());
    }

    /** Words that mean something are on their way while the sound is young, or have come already. */
    private boolean stillOpen(Speech speech) {
        return speech.kind() == Kind.CONTENT
                || speech.spokenMs() < settings.duckAtMost().toMillis();
    }

    private Verdict loud() {
        quiet = false;
        return Verdict.BECOME_LOUD;
    }
}
