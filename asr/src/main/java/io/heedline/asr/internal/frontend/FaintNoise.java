package io.heedline.asr.internal.frontend;

/**
 * Stands in for digital silence: a model trained on real lines has never heard exact zeros, and their log energy drags
 * its running mean far off. The noise is the same in every run.
 */
final class FaintNoise {

    private final double rms;
    private long state = 0x9E3779B97F4A7C15L;

    FaintNoise(double rms) {
        this.rms = rms;
    }

    /** Adds noise to a frame that is quieter than the noise. */
    void fill(short[] frame) {
        if (rms <= 0 || Samples.power(frame) >= rms * rms) {
            return;
        }
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Samples.clip(frame[i] + rms * Math.sqrt(3) * next());
        }
    }

    /** Uniform in -1 to 1: xorshift (G. Marsaglia, 2003). */
    private double next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state / (double) Long.MAX_VALUE;
    }
}
