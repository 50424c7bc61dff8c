package io.heedline.asr.internal.frontend;

/** Removes the constant part of the signal and everything below about 20 Hz: a first-order high-pass filter. */
final class DcFilter {

    private static final double CUTOFF_HZ = 20;

    private final double pole;
    private double lastIn;
    private double lastOut;
    private boolean primed;

    DcFilter(int sampleRate) {
        pole = Math.exp(-2 * Math.PI * CUTOFF_HZ / sampleRate);
    }

    void filter(short[] samples) {
        if (!primed && samples.length > 0) {
            // Starting on the first sample rather than zero keeps a constant offset from being heard as a click.
            lastIn = samples[0];
            primed = true;
        }
        for (int i = 0; i < samples.length; i++) {
            double in = samples[i];
            lastOut = in - lastIn + pole * lastOut;
            lastIn = in;
            samples[i] = Samples.clip(lastOut);
        }
    }
}
