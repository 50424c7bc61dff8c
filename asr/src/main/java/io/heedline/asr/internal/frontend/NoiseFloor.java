package io.heedline.asr.internal.frontend;

import java.util.Arrays;

/**
 * The level of the noise behind the speech, by minimum statistics (R. Martin, 2001, simplified): the least smoothed
 * level of the last three seconds.
 */
final class NoiseFloor {

    private static final int BLOCKS = 10;
    private static final int FRAMES_PER_BLOCK = 30;
    private static final double SMOOTHING = 0.7;

    /** Digital silence tells nothing of the noise that will come with the speech. */
    static final double NOT_SILENCE_DB = 3;

    private final double[] blocks = new double[BLOCKS];
    private double smoothed = Double.NaN;
    private double current = Double.POSITIVE_INFINITY;
    private int frames;
    private int block;

    NoiseFloor() {
        Arrays.fill(blocks, Double.POSITIVE_INFINITY);
    }

    /** Takes the level of one 10 ms frame, in dB. */
    void accept(double db) {
        if (db < NOT_SILENCE_DB) {
            return;
        }
        smoothed = Double.isNaN(smoothed) ? db : SMOOTHING * smoothed + (1 - SMOOTHING) * db;
        current = Math.min(current, smoothed);
        if (++frames == FRAMES_PER_BLOCK) {
            blocks[block++ % BLOCKS] = current;
            current = Double.POSITIVE_INFINITY;
            frames = 0;
        }
    }

    /** The floor in dB; positive infinity while nothing but digital silence was heard. */
    double db() {
        double least = current;
        for (double b : blocks) {
            least = Math.min(least, b);
        }
        return least;
    }
}
