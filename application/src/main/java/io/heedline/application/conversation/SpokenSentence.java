package io.heedline.application.conversation;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BotAction.Say;
import io.heedline.telephony.Playback;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** One sentence of the bot: its sound, how far it has been said, and when it was heard. Used on the call's lane. */
final class SpokenSentence {

    /** Quieter windows are the pauses between the words. */
    private static final double PAUSE_DBFS = -45;

    private static final int WINDOW_MS = 10;

    /** Kept before the first word when speech is taken up again, so that its onset is whole. */
    private static final int LEAD_MS = 20;

    final Say say;
    final CompletableFuture<Pcm> speech;

    /** When it became audible and when it was last audible, in ms since the answer; -1 before. */
    long firstMs = -1;

    long lastMs = -1;

    private Playback playback;
    private long fromMs;
    private long startedMs;

    SpokenSentence(Say say, CompletableFuture<Pcm> speech) {
        this.say = say;
        this.speech = speech;
    }

    /** It is being played, from a moment of its sound on. */
    void plays(Playback as, long soundMs, long nowMs) {
        playback = as;
        fromMs = soundMs;
        startedMs = nowMs;
    }

    boolean playedAs(Playback other) {
        return playback != null && playback == other;
    }

    void setGain(double db) {
        if (playback != null) {
            playback.setGain(db);
        }
    }

    /** Falls silent; what is left may be played later. */
    void silence() {
        if (playback != null) {
            playback.stop();
            playback = null;
        }
    }

    /** How far it has been said at a moment of the call, in ms of its sound. */
    long saidMs(long atMs) {
        return fromMs + Math.max(0, atMs - startedMs);
    }

    boolean heard() {
        return firstMs >= 0;
    }

    /**
     * Where to go on after having been cut off: behind the last pause that is long enough, else at the beginning.
     *
     * @param soundMs where it was cut off, in ms of the sound
     * @param pauseMs how long a pause is long enough
     */
    long lastPauseBefore(long soundMs, long pauseMs) {
        Pcm sound = speech.join();
        int window = Math.max(1, sound.sampleRate() * WINDOW_MS / 1000);
        int quiet = 0;
        for (int at = (int) (Math.min(soundMs, sound.durationMs()) / WINDOW_MS) - 1; at >= 0; at--) {
            boolean pause = Level.dbfs(Arrays.copyOfRange(
                            sound.samples(), at * window, Math.min(sound.length(), (at + 1) * window)))
                    < PAUSE_DBFS;
            quiet = pause ? quiet + 1 : 0;
            if (quiet * WINDOW_MS >= pauseMs) {
                return Math.max(0, (long) (at + quiet) * WINDOW_MS - LEAD_MS);
            }
        }
        return 0;
    }
}
