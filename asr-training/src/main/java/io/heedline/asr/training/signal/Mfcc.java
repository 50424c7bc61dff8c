package io.heedline.asr.training.signal;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Mel-frequency cepstra as Kaldi computes them ({@code feature-mfcc.cc}) with the options that {@link #configuration()}
 * states: 25 ms Povey windows every 10 ms at 8 kHz, whole windows only, 40 mel bins, 40 cepstra, no dither.
 *
 * <p>Not for use by several threads at once.
 */
public final class Mfcc {
    public static final int SAMPLE_RATE = 8000;
    /** Values per frame. */
    public static final int DIMENSION = 40;
    /** Samples from one frame to the next: 10 ms. */
    public static final int FRAME_SHIFT = 80;
    /** Samples a frame is computed from: 25 ms. */
    public static final int FRAME_LENGTH = 200;

    private static final int FFT_SIZE = 256;
    private static final float PREEMPHASIS = 0.97f;
    private static final double LOW_HZ = 40;
    private static final double HIGH_HZ = 3800;
    private static final double LIFTER = 22;

    private final FloatFFT_1D fft = new FloatFFT_1D(FFT_SIZE);
    private final float[] window = new float[FRAME_LENGTH];
    private final int[] binStart = new int[DIMENSION];
    private final float[][] binWeights = new float[DIMENSION][];
    private final float[][] cosines = new float[DIMENSION][DIMENSION];
    private final float[] frame = new float[FFT_SIZE];
    private final float[] power = new float[FFT_SIZE / 2];
    private final float[] logMel = new float[DIMENSION];

    public Mfcc() {
        for (int i = 0; i < FRAME_LENGTH; i++) {
            window[i] = (float) Math.pow(0.5 - 0.5 * Math.cos(2 * Math.PI * i / (FRAME_LENGTH - 1)), 0.85);
        }
        buildMelBins();
        for (int k = 0; k < DIMENSION; k++) {
            double scale = k == 0 ? Math.sqrt(1.0 / DIMENSION) : Math.sqrt(2.0 / DIMENSION);
            double lift = 1 + 0.5 * LIFTER * Math.sin(Math.PI * k / LIFTER);
            for (int n = 0; n < DIMENSION; n++) {
                cosines[k][n] = (float) (lift * scale * Math.cos(Math.PI / DIMENSION * (n + 0.5) * k));
            }
        }
    }

    /** The contents of {@code mfcc.conf} that makes the recogniser compute the same. */
    public static String configuration() {
        return """
                --sample-frequency=8000
                --use-energy=false
                --num-mel-bins=40
                --num-ceps=40
                --low-freq=40
                --high-freq=3800
                --dither=0
                """;
    }

    /** How many whole frames fit into so many samples. */
    public static int frames(int samples) {
        return samples < FRAME_LENGTH ? 0 : 1 + (samples - FRAME_LENGTH) / FRAME_SHIFT;
    }

    /** Computes all frames of a signal, one after the other: {@code frames * DIMENSION} values. */
    public float[] compute(float[] samples) {
        int frames = frames(samples.length);
        float[] features = new float[frames * DIMENSION];
        for (int t = 0; t < frames; t++) {
            computeFrame(samples, t * FRAME_SHIFT, features, t * DIMENSION);
        }
        return features;
    }

    private void computeFrame(float[] samples, int offset, float[] out, int outOffset) {
        float mean = 0;
        for (int i = 0; i < FRAME_LENGTH; i++) {
            mean += samples[offset + i];
        }
        mean /= FRAME_LENGTH;
        float previous = samples[offset] - mean;
        for (int i = 0; i < FRAME_LENGTH; i++) {
            float sample = samples[offset + i] - mean;
            frame[i] = (sample - PREEMPHASIS * previous) * window[i];
            previous = sample;
        }
        java.util.Arrays.fill(frame, FRAME_LENGTH, FFT_SIZE, 0f);
        fft.realForward(frame);
        power[0] = frame[0] * frame[0];
        for (int i = 1; i < FFT_SIZE / 2; i++) {
            power[i] = frame[2 * i] * frame[2 * i] + frame[2 * i + 1] * frame[2 * i + 1];
        }
        for (int bin = 0; bin < DIMENSION; bin++) {
            float energy = 0;
            float[] weights = binWeights[bin];
            int start = binStart[bin];
            for (int i = 0; i < weights.length; i++) {
                energy += weights[i] * power[start + i];
            }
            logMel[bin] = (float) Math.log(Math.max(energy, 1.1920929e-7f));
        }
        for (int k = 0; k < DIMENSION; k++) {
            float sum = 0;
            float[] row = cosines[k];
            for (int n = 0; n < DIMENSION; n++) {
                sum += row[n] * logMel[n];
            }
            out[outOffset + k] = sum;
        }
    }

    private void buildMelBins() {
        double low = mel(LOW_HZ);
        double step = (mel(HIGH_HZ) - low) / (DIMENSION + 1);
        double hzPerBin = (double) SAMPLE_RATE / FFT_SIZE;
        for (int bin = 0; bin < DIMENSION; bin++) {
            double left = low + bin * step;
            double centre = left + step;
            double right = centre + step;
            float[] weights = new float[FFT_SIZE / 2];
            int first = -1;
            int last = -1;
            for (int i = 0; i < FFT_SIZE / 2; i++) {
                double at = mel(hzPerBin * i);
                if (at > left && at < right) {
                    weights[i] = (float) (at <= centre ? (at - left) / step : (right - at) / step);
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            // The narrowest bins can fall between two FFT lines; Kaldi refuses such a set, so must this.
            if (first < 0) {
                throw new IllegalStateException("Mel bin " + bin + " holds no FFT line");
            }
            binStart[bin] = first;
            binWeights[bin] = java.util.Arrays.copyOfRange(weights, first, last + 1);
        }
    }

    private static double mel(double hz) {
        return 1127 * Math.log1p(hz / 700);
    }
}
