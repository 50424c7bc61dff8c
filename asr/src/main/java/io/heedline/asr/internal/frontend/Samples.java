package io.heedline.asr.internal.frontend;

/** Arithmetic on 16-bit samples. */
final class Samples {

    /** The level of digital silence; no 16-bit signal that is not all zero measures less. */
    static final double SILENCE_DB = -20;

    private Samples() {}

    static short clip(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }

    /** Mean square in 16-bit units. */
    static double power(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : sum / samples.length;
    }

    /** Decibels relative to an RMS of 1. */
    static double db(double power) {
        return power <= 0.01 ? SILENCE_DB : 10 * Math.log10(power);
    }
}
