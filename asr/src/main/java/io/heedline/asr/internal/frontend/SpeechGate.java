package io.heedline.asr.internal.frontend;

import java.util.Arrays;

/**
 * Makes starts and stops of speech from single frames. Speech starts when enough frames of a short window are speech,
 * so that a click starts none; it stops when none was for a while, and is then said to have ended where the last one
 * was. Tones start no speech, and a long one ends it.
 *
 * <pre>
 *   silent --(onsetMs of onsetWindowMs are speech)--> speaking --(stopMs without speech)--> silent
 * </pre>
 */
final class SpeechGate {

    enum Decision {
        NOTHING,
        STARTED,
        STOPPED
    }

    private static final int FRAME_MS = 10;

    private final FrontEndSettings settings;
    private final boolean[] recent;

    /** Sounds just before, voiced or not, as far as an edge may reach. */
    private int soundRun;

    private long lastVoiced;
    private long frames;
    private boolean speaking;
    private boolean levelled;
    private long start;
    private long end;
    private int tonalRun;
    private int speechRun;

    SpeechGate(FrontEndSettings settings) {
        this.settings = settings;
        recent = new boolean[settings.onsetWindowMs() / FRAME_MS];
    }

    /**
     * Takes the next frame.
     *
     * @param sound louder than the noise
     * @param voiced a voice; only where there is sound
     * @param tonal a pure tone
     */
    Decision accept(boolean sound, boolean voiced, boolean tonal) {
        long index = frames++;
        tonalRun = tonal ? tonalRun + 1 : 0;
        return speaking ? whileSpeaking(index, sound, voiced) : whileSilent(index, sound && !tonal, voiced && !tonal);
    }

    private Decision whileSilent(long index, boolean sound, boolean speech) {
        soundRun = sound ? soundRun + 1 : 0;
        recent[(int) (index % recent.length)] = speech;
        int count = 0;
        for (boolean one : recent) {
            count += one ? 1 : 0;
        }
        if (!speech || count * FRAME_MS < settings.onsetMs()) {
            return Decision.NOTHING;
        }
        start = index;
        for (long at = index; at > index - recent.length && at >= 0; at--) {
            if (recent[(int) (at % recent.length)]) {
                start = at;
            }
        }
        if (soundRun > index - start) {
            start = Math.max(index + 1 - soundRun, start - settings.edgeMs() / FRAME_MS);
        }
        speaking = true;
        lastVoiced = index;
        levelled = false;
        end = index + 1;
        speechRun = 2;
        return Decision.STARTED;
    }

    private Decision whileSpeaking(long index, boolean sound, boolean voiced) {
        boolean longTone = tonalRun * FRAME_MS >= settings.toneMs();
        if (longTone) {
            end = Math.max(start, Math.min(end, index + 1 - tonalRun));
        }
        boolean edge = sound && index - lastVoiced <= settings.edgeMs() / FRAME_MS;
        speechRun = (voiced || edge) && !longTone ? speechRun + 1 : 0;
        if (voiced && speechRun >= 2) {
            lastVoiced = index;
        }
        // One frame alone after a pause is a click, not the caller going on.
        if (speechRun >= 2) {
            end = index + 1;
        }
        return (index + 1 - end) * FRAME_MS >= settings.stopMs() ? Decision.STOPPED : Decision.NOTHING;
    }

    boolean inSpeech() {
        return speaking;
    }

    /** The first frame of the speech that started. */
    long startFrame() {
        return start;
    }

    /** The first frame after the last of speech. */
    long endFrame() {
        return end;
    }

    /** Whether the level was set for this stretch of speech; it may step only once. */
    boolean levelled() {
        return levelled;
    }

    void markLevelled() {
        levelled = true;
    }

    /** Back to silence, after a stop was handled. */
    void rest() {
        speaking = false;
        Arrays.fill(recent, false);
    }
}
