package io.heedline.asr.training.signal;

import org.jtransforms.fft.FloatFFT_1D;

/** Arithmetic on whole signals. */
public final class Signals {
    /** Up to so many taps the sum itself is faster than transforms. */
    private static final int DIRECT_TAPS = 256;

    private static final int FFT_BLOCK = 16384;
    /** Fractions of a sample that resampling tells apart. */
    private static final int PHASES = 256;

    static {
        // The transforms' own threads would take the core that the network is trained on.
        pl.edu.icm.jlargearrays.ConcurrencyUtils.setNumberOfThreads(1);
    }

    private Signals() {}

    /** Root mean square; 0 for an empty signal. */
    public static double rms(float[] signal) {
        double sum = 0;
        for (float sample : signal) {
            sum += sample * sample;
        }
        return signal.length == 0 ? 0 : Math.sqrt(sum / signal.length);
    }

    static float[] unitPower(float[] signal) {
        double rms = rms(signal);
        if (rms > 0) {
            scale(signal, (float) (1 / rms));
        }
        return signal;
    }

    /** Multiplies in place. */
    public static void scale(float[] signal, float factor) {
        for (int i = 0; i < signal.length; i++) {
            signal[i] *= factor;
        }
    }

    /** Adds {@code factor * other} in place, over the length of the shorter one. */
    public static void add(float[] signal, float[] other, float factor) {
        for (int i = 0; i < Math.min(signal.length, other.length); i++) {
            signal[i] += factor * other[i];
        }
    }

    /**
     * Convolves with an impulse response; the result is as long as the signal.
     *
     * @param delay samples by which the response is late, taken back so that what was labelled stays where it was
     */
    public static float[] convolve(float[] signal, float[] response, int delay) {
        float[] whole = new float[signal.length + response.length - 1];
        if (response.length <= DIRECT_TAPS) {
            for (int k = 0; k < response.length; k++) {
                float tap = response[k];
                for (int i = 0; i < signal.length; i++) {
                    whole[i + k] += tap * signal[i];
                }
            }
        } else {
            overlapAdd(signal, response, whole);
        }
        return java.util.Arrays.copyOfRange(whole, delay, delay + signal.length);
    }

    private static void overlapAdd(float[] signal, float[] response, float[] whole) {
        int size = Math.max(FFT_BLOCK, Integer.highestOneBit(response.length) << 2);
        FloatFFT_1D fft = new FloatFFT_1D(size);
        float[] b = java.util.Arrays.copyOf(response, size);
        fft.realForward(b);
        int step = size - response.length + 1;
        for (int from = 0; from < signal.length; from += step) {
            float[] a = new float[size];
            System.arraycopy(signal, from, a, 0, Math.min(step, signal.length - from));
            fft.realForward(a);
            a[0] *= b[0];
            a[1] *= b[1];
            for (int i = 2; i < size; i += 2) {
                float re = a[i] * b[i] - a[i + 1] * b[i + 1];
                a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
                a[i] = re;
            }
            fft.realInverse(a, true);
            for (int i = 0; i < Math.min(size, whole.length - from); i++) {
                whole[from + i] += a[i];
            }
        }
    }

    /**
     * Resamples by any ratio with a Hann-windowed sinc that cuts off below both Nyquist frequencies.
     *
     * @param ratio output samples per input sample
     */
    public static float[] resample(short[] input, double ratio) {
        int half = (int) Math.ceil(8 / Math.min(1, ratio));
        int taps = 2 * half;
        float[][] kernels = kernels(half, 0.95 * Math.min(1, ratio));
        float[] padded = new float[input.length + 2 * taps];
        for (int i = 0; i < input.length; i++) {
            padded[taps + i] = input[i];
        }
        float[] output = new float[(int) (input.length * ratio)];
        for (int n = 0; n < output.length; n++) {
            double centre = n / ratio;
            int whole = (int) centre;
            float[] kernel = kernels[(int) ((centre - whole) * PHASES)];
            int from = taps + whole - half + 1;
            // Four sums, because one would make every addition wait for the one before.
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int i = 0; i < kernel.length; i += 4) {
                a += padded[from + i] * kernel[i];
                b += padded[from + i + 1] * kernel[i + 1];
                c += padded[from + i + 2] * kernel[i + 2];
                d += padded[from + i + 3] * kernel[i + 3];
            }
            output[n] = (a + b) + (c + d);
        }
        return output;
    }

    /** For each fraction of a sample the weights of the samples around, their number rounded up to a multiple of four. */
    private static float[][] kernels(int half, double cutoff) {
        float[][] kernels = new float[PHASES][(2 * half + 3) / 4 * 4];
        for (int phase = 0; phase < PHASES; phase++) {
            for (int i = 0; i < 2 * half; i++) {
                double x = i - half + 1 - (phase + 0.5) / PHASES;
                double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
                double hann = Math.abs(x) >= half ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x / half);
                kernels[phase][i] = (float) (cutoff * sinc * hann);
            }
        }
        return kernels;
    }

    /** Rounds to 16-bit integers, clipping what is louder. */
    public static short[] toPcm(float[] signal) {
        short[] pcm = new short[signal.length];
        for (int i = 0; i < signal.length; i++) {
            pcm[i] = (short) Math.max(-32768, Math.min(32767, Math.round(signal[i])));
        }
        return pcm;
    }

    public static float[] fromPcm(short[] pcm) {
        float[] signal = new float[pcm.length];
        for (int i = 0; i < pcm.length; i++) {
            signal[i] = pcm[i];
        }
        return signal;
    }
}
