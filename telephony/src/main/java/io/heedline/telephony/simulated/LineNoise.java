package io.heedline.telephony.simulated;

import io.heedline.audio.Level;
import java.util.SplittableRandom;

/**
 * The sound of a line on which nobody speaks: white noise of a fixed level, or digital silence. The same seed gives the
 * same noise.
 *
 * @param dbfs level; {@link Level#SILENCE_DBFS} for digital silence
 * @param seed of the random numbers
 */
public record LineNoise(double dbfs, long seed) {

    private static final double COMFORT_DBFS = -65;

    public LineNoise {
        if (!(dbfs <= -10)) {
            throw new IllegalArgumentException("line noise of " + dbfs + " dBFS, expected at most -10 dBFS");
        }
    }

    /** Digital silence. */
    public static LineNoise none() {
        return new LineNoise(Level.SILENCE_DBFS, 0);
    }

    /** The faint noise of a good line, -65 dBFS. */
    public static LineNoise comfort(long seed) {
        return new LineNoise(COMFORT_DBFS, seed);
    }

    boolean silent() {
        return dbfs <= Level.SILENCE_DBFS;
    }

    /** Adds noise to samples in place; the generator carries on from frame to frame. */
    void addTo(short[] samples, SplittableRandom random) {
        double spread = Math.sqrt(3) * 32_768 * Math.pow(10, dbfs / 20);
        for (int i = 0; i < samples.length; i++) {
            double value = samples[i] + Math.rint(spread * (2 * random.nextDouble() - 1));
            samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
        }
    }
}
