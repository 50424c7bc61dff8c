package io.heedline.asr.internal.frontend;

import java.util.OptionalInt;

/**
 * Tells tones from speech: telephone keys (ITU-T Q.23, Q.24), and pure or double tones such as dial, busy and fax
 * tones (ITU-T E.180). Each 10 ms it looks at the last 30 ms; Goertzel's recursion gives the part of the energy that
 * lies on a frequency. Speech, even a sung vowel, spreads over harmonics; a tone has nearly all of its energy in one
 * or two.
 */
final class ToneDetector {

    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};
    private static final String[] KEYS = {"123A", "456B", "789C", "*0#D"};
    private static final double[][] CALL_PROGRESS = {{350, 440}, {440, 480}, {480, 620}, {400, 450}};

    /** Part of the energy that must lie on the one or two frequencies; noise 10 dB below the tone leaves 0.9. */
    private static final double PURE = 0.9;

    private static final double KEY_PURE = 0.85;
    private static final double MOST_TWIST = Math.pow(10, 0.8);
    private static final double RUNNER_UP = 0.16;

    /** Quieter than this RMS there is nothing to tell; digital silence included. */
    private static final double LEAST_POWER = 20 * 20;

    private static final int FRAMES_OF_KEY = 3;

    private final int sampleRate;
    private final short[] window;
    private char heard;
    private int heardFrames;
    private char reported;
    private int quietFrames;

    ToneDetector(int sampleRate) {
        this.sampleRate = sampleRate;
        window = new short[sampleRate * 30 / 1000];
    }

    /** What the last 30 ms were; {@code key} is set once per key press, when it has lasted long enough. */
    record Tones(boolean tonal, OptionalInt key) {}

    Tones accept(short[] frame) {
        System.arraycopy(window, frame.length, window, 0, window.length - frame.length);
        System.arraycopy(frame, 0, window, window.length - frame.length, frame.length);
        double power = Samples.power(window);
        if (power < LEAST_POWER) {
            return new Tones(false, track((char) 0));
        }
        char key = key(power);
        boolean tonal = key != 0 || singleTone(power) || callProgress(power);
        return new Tones(tonal, track(key));
    }

    /** A key counts when heard three times in a row (at least 40 ms) and again only after 20 ms without it. */
    private OptionalInt track(char key) {
        heardFrames = key != 0 && key == heard ? heardFrames + 1 : 1;
        heard = key;
        if (key == 0 || key != reported) {
            quietFrames++;
        } else {
            quietFrames = 0;
        }
        if (quietFrames >= 2 && key != reported) {
            reported = 0;
        }
        if (key != 0 && heardFrames == FRAMES_OF_KEY && reported != key) {
            reported = key;
            quietFrames = 0;
            return OptionalInt.of(key);
        }
        return OptionalInt.empty();
    }

    private char key(double power) {
        double[] low = new double[LOW.length];
        double[] high = new double[HIGH.length];
        for (int i = 0; i < LOW.length; i++) {
            low[i] = share(LOW[i], power);
            high[i] = share(HIGH[i], power);
        }
        int row = largest(low);
        int column = largest(high);
        boolean clear = low[row] + high[column] >= KEY_PURE
                && secondLargest(low, row) <= RUNNER_UP * low[row]
                && secondLargest(high, column) <= RUNNER_UP * high[column];
        boolean level = low[row] <= MOST_TWIST * high[column] && high[column] <= MOST_TWIST * low[row];
        return clear && level ? KEYS[row].charAt(column) : 0;
    }

    private boolean callProgress(double power) {
        for (double[] pair : CALL_PROGRESS) {
            double first = share(pair[0], power);
            double second = share(pair[1], power);
            if (first + second >= PURE && Math.min(first, second) > 0.05) {
                return true;
            }
        }
        return false;
    }

    /** A single sinusoid obeys x[n] = 2 cos(w) x[n-1] - x[n-2]: least squares gives w, Goertzel confirms it. */
    private boolean singleTone(double power) {
        double cross = 0;
        double middle = 0;
        for (int n = 2; n < window.length; n++) {
            cross += (double) window[n - 1] * (window[n] + window[n - 2]);
            middle += (double) window[n - 1] * window[n - 1];
        }
        if (middle == 0) {
            return false;
        }
        double cosine = cross / (2 * middle);
        if (Math.abs(cosine) >= 1) {
            return false;
        }
        double frequency = Math.acos(cosine) * sampleRate / (2 * Math.PI);
        return frequency > 250 && frequency < 3600 && share(frequency, power) >= PURE;
    }

    /** The part of the window's energy at a frequency, 0 to about 1. */
    private double share(double frequency, double power) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / sampleRate);
        double last = 0;
        double beforeLast = 0;
        for (short sample : window) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        double magnitude = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * magnitude / (power * window.length * (double) window.length);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double secondLargest(double[] values, int except) {
        double best = 0;
        for (int i = 0; i < values.length; i++) {
            if (i != except) {
                best = Math.max(best, values[i]);
            }
        }
        return best;
    }
}
