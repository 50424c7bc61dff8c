package io.heedline.tts.internal;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import java.util.Arrays;

/**
 * Makes prompts start at once and sound equally loud: silence at the ends is cut to a fixed length, and the level is
 * that of the speech itself, so that a prompt with pauses is not louder than one without.
 */
public final class SpeechLevel {

    /** Silence kept before the first sound: callers hear this as delay. */
    public static final int LEADING_MS = 15;

    /** Silence kept behind the last sound, so that a following prompt does not run into it. */
    public static final int TRAILING_MS = 80;

    /** Quieter windows, measured below the loudest one, are silence. */
    private static final double RANGE_DB = 36;

    private static final double HIGHEST_PEAK_DBFS = -1;
    private static final int WINDOW_MS = 5;

    private SpeechLevel() {}

    /** The speech in the sound at the given level in dBFS, or nothing if the sound is silent. */
    public static Pcm trimmedAndLevelled(Pcm sound, double targetDbfs) {
        int window = Math.max(1, sound.sampleRate() * WINDOW_MS / 1000);
        double[] levels = levels(sound.samples(), window);
        double loudest = Arrays.stream(levels).max().orElse(Level.SILENCE_DBFS);
        if (loudest <= Level.SILENCE_DBFS) {
            return new Pcm(new short[0], sound.sampleRate());
        }
        int first = 0;
        while (levels[first] < loudest - RANGE_DB) {
            first++;
        }
        int last = levels.length - 1;
        while (levels[last] < loudest - RANGE_DB) {
            last--;
        }
        Pcm speech = padded(sound, first * window, Math.min(sound.length(), (last + 1) * window));
        return Level.gain(speech, gain(levels, loudest, speech, targetDbfs));
    }

    private static double gain(double[] levels, double loudest, Pcm speech, double targetDbfs) {
        double power = Arrays.stream(levels)
                .filter(level -> level >= loudest - RANGE_DB)
                .map(level -> Math.pow(10, level / 10))
                .average()
                .orElseThrow();
        double headroom = HIGHEST_PEAK_DBFS - 20 * Math.log10(Level.peak(speech.samples()));
        return Math.min(targetDbfs - 10 * Math.log10(power), headroom);
    }

    private static double[] levels(short[] samples, int window) {
        double[] levels = new double[(samples.length + window - 1) / window];
        for (int i = 0; i < levels.length; i++) {
            int end = Math.min(samples.length, (i + 1) * window);
            levels[i] = Level.dbfs(Arrays.copyOfRange(samples, i * window, end));
        }
        return levels;
    }

    /** From {@value #LEADING_MS} ms before the start to {@value #TRAILING_MS} ms after the end, zeros where it lacks. */
    private static Pcm padded(Pcm sound, int start, int end) {
        int lead = sound.sampleRate() * LEADING_MS / 1000;
        int trail = sound.sampleRate() * TRAILING_MS / 1000;
        short[] samples = new short[lead + end - start + trail];
        int from = Math.max(0, start - lead);
        int to = Math.min(sound.length(), end + trail);
        System.arraycopy(sound.samples(), from, samples, lead - (start - from), to - from);
        return new Pcm(samples, sound.sampleRate());
    }
}
