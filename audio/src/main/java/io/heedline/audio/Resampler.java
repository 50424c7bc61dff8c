package io.heedline.audio;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Changes the sample rate by any rational ratio, without aliasing: a polyphase filter with a Kaiser-windowed sinc.
 *
 * <p>The band kept ends at 44 % of the lower of the two rates (3.5 kHz towards 8 kHz); from half the lower rate on
 * everything is at least 80 dB down. The filter is symmetric and output sample {@code n} belongs to exactly the same
 * instant as input time {@code n / toRate}: nothing is shifted. Method: J. O. Smith, "Digital Audio Resampling", with
 * the window of J. F. Kaiser (1974).
 *
 * <p>An instance is one stream: feed it blocks of any size in order, then {@link #finish()}. Not safe for several
 * threads. The output is the same however the input is cut into blocks.
 */
public final class Resampler {

    /** Zero crossings of the sinc on each side; with {@link #KAISER_BETA} this fixes the transition band. */
    private static final int ZERO_CROSSINGS = 48;

    private static final double KAISER_BETA = 8.0;

    /** Where the filter is 6 dB down, as a part of half the lower rate. */
    private static final double ROLL_OFF = 0.94;

    /** Ratios with more phases than this are served from this many phases, interpolated linearly. */
    private static final int MOST_PHASES = 512;

    private final int up;
    private final int down;
    private final int half;
    private final float[][] phases;
    private final boolean exact;

    private float[] window = new float[0];
    private long windowStart;
    private int windowLength;
    private long received;
    private long produced;
    private boolean finished;

    /** Opens a stream from one rate to another, both in samples per second. */
    public Resampler(int fromRate, int toRate) {
        new Pcm(new short[0], fromRate);
        new Pcm(new short[0], toRate);
        int common =
                BigInteger.valueOf(fromRate).gcd(BigInteger.valueOf(toRate)).intValueExact();
        up = toRate / common;
        down = fromRate / common;
        double narrowing = Math.min(1.0, (double) up / down);
        half = (int) Math.ceil(ZERO_CROSSINGS / narrowing);
        exact = up <= MOST_PHASES;
        phases = designPhases(exact ? up : MOST_PHASES, narrowing * ROLL_OFF);
        windowStart = -half;
        windowLength = half;
        window = new float[4 * half];
    }

    /** The whole stretch at another rate; its length is the same time to within one sample. */
    public static Pcm resample(Pcm pcm, int toRate) {
        if (pcm.sampleRate() == toRate) {
            return pcm;
        }
        Resampler resampler = new Resampler(pcm.sampleRate(), toRate);
        short[] head = resampler.accept(pcm.samples());
        short[] tail = resampler.finish();
        short[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return new Pcm(all, toRate);
    }

    /** Takes the next block and returns what can be told of the output so far; it lags by the filter's half length. */
    public short[] accept(short[] block) {
        if (finished) {
            throw new IllegalStateException("resampler is finished after " + received + " samples: open a new one");
        }
        append(block, block.length);
        received += block.length;
        return produce(outputsBefore(received - half));
    }

    /** Ends the stream and returns the rest of the output. */
    public short[] finish() {
        if (finished) {
            return new short[0];
        }
        finished = true;
        append(new short[half + 1], half + 1);
        return produce(outputsBefore(received));
    }

    /** Number of outputs whose centre lies before the given input sample. */
    private long outputsBefore(long input) {
        return input <= 0 ? 0 : (input * up + down - 1) / down;
    }

    private void append(short[] block, int count) {
        long keepFrom = Math.max(windowStart, produced * down / up - half);
        int drop = (int) Math.min(windowLength, keepFrom - windowStart);
        int needed = windowLength - drop + count;
        float[] target = needed > window.length ? new float[Math.max(needed, 2 * window.length)] : window;
        System.arraycopy(window, drop, target, 0, windowLength - drop);
        window = target;
        windowStart += drop;
        windowLength -= drop;
        for (int i = 0; i < count; i++) {
            window[windowLength++] = block[i];
        }
    }

    private short[] produce(long until) {
        short[] out = new short[Math.toIntExact(Math.max(0, until - produced))];
        for (int i = 0; i < out.length; i++) {
            long time = produced++ * down;
            int first = (int) (time / up - half + 1 - windowStart);
            int phase = (int) (time % up);
            out[i] = toShort(exact ? convolve(phases[phase], first) : interpolated(phase, first));
        }
        return out;
    }

    private double interpolated(int phase, int first) {
        double position = (double) phase * MOST_PHASES / up;
        int row = (int) position;
        double part = position - row;
        return (1 - part) * convolve(phases[row], first) + part * convolve(phases[row + 1], first);
    }

    private double convolve(float[] taps, int first) {
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            sum += taps[i] * window[first + i];
        }
        return sum;
    }

    private static short toShort(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }

    /** One row of taps per phase, and one row more so that the last can be interpolated; each row sums to 1. */
    private float[][] designPhases(int count, double cutoff) {
        float[][] rows = new float[count + 1][2 * half];
        for (int p = 0; p <= count; p++) {
            double[] taps = new double[2 * half];
            double sum = 0;
            for (int k = 0; k < taps.length; k++) {
                double distance = k - half + 1 - (double) p / count;
                taps[k] = sinc(cutoff * distance) * kaiser(distance / half);
                sum += taps[k];
            }
            for (int k = 0; k < taps.length; k++) {
                rows[p][k] = (float) (taps[k] / sum);
            }
        }
        return rows;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
