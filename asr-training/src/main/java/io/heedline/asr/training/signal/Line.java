package io.heedline.asr.training.signal;

import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;

/** What a room, a handset and a line do to speech. */
public final class Line {
    private Line() {}

    /**
     * A room: direct sound, a few early reflections, and a tail that decays by 60 dB in {@code seconds}.
     *
     * @param directToTailDecibels how much louder the direct sound is than the rest, by energy
     */
    public static float[] room(double seconds, double directToTailDecibels, SplittableRandom random) {
        int length = Math.max(64, (int) (seconds * Mfcc.SAMPLE_RATE));
        float[] response = new float[length];
        double decay = Math.log(1000) / (seconds * Mfcc.SAMPLE_RATE);
        double energy = 0;
        for (int i = 24; i < length; i++) {
            response[i] = (float) (Noise.gaussian(random) * Math.exp(-decay * i));
            energy += response[i] * response[i];
        }
        for (int reflection = 0; reflection < 5; reflection++) {
            int at = 10 + random.nextInt(300);
            if (at < length) {
                response[at] += (float) ((random.nextDouble() - 0.5) * Math.sqrt(energy) * 0.8);
            }
        }
        float tail = (float) (Math.pow(10, -directToTailDecibels / 20) / Math.sqrt(energy));
        Signals.scale(response, tail);
        response[0] = 1;
        return response;
    }

    /** The telephone band: 300 to 3,400 Hz, with edges that vary a little. */
    public static float[] telephoneBand(SplittableRandom random) {
        double low = 220 + 130 * random.nextDouble();
        double high = 3150 + 400 * random.nextDouble();
        return filter(
                hz -> (hz < low ? -24 * (low - hz) / low : 0) + (hz > high ? -30 * (hz - high) / (4000 - high) : 0));
    }

    /** A microphone and loudspeaker of random colour: gains within {@code decibels} at seven frequencies. */
    public static float[] handset(double decibels, SplittableRandom random) {
        double[] gains = new double[8];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = decibels * (2 * random.nextDouble() - 1);
        }
        return filter(hz -> {
            double at = hz / 4000 * (gains.length - 1);
            int index = Math.min(gains.length - 2, (int) at);
            return gains[index] + (gains[index + 1] - gains[index]) * (at - index);
        });
    }

    /** G.711 mu-law and back, in place. */
    public static void muLaw(float[] signal) {
        for (int i = 0; i < signal.length; i++) {
            double x = Math.max(-1, Math.min(1, signal[i] / 32635));
            double y = Math.signum(x) * Math.log1p(255 * Math.abs(x)) / Math.log(256);
            double coded = Math.round(y * 127) / 127.0;
            signal[i] = (float) (Math.signum(coded) * (Math.pow(256, Math.abs(coded)) - 1) / 255 * 32635);
        }
    }

    interface Gain {
        double decibelsAt(double hz);
    }

    /** A linear-phase filter of 127 taps by frequency sampling. */
    static float[] filter(Gain gain) {
        int size = 256;
        double[] spectrum = new double[size];
        for (int i = 0; i <= size / 2; i++) {
            double amplitude = Math.pow(10, gain.decibelsAt(4000.0 * i / (size / 2)) / 20);
            if (i == 0) {
                spectrum[0] = amplitude;
            } else if (i == size / 2) {
                spectrum[1] = amplitude;
            } else {
                spectrum[2 * i] = amplitude;
            }
        }
        new DoubleFFT_1D(size).realInverse(spectrum, true);
        int half = 63;
        float[] taps = new float[2 * half + 1];
        for (int i = -half; i <= half; i++) {
            double hann = 0.5 + 0.5 * Math.cos(Math.PI * i / (half + 1));
            taps[i + half] = (float) (spectrum[(i + size) % size] * hann);
        }
        return taps;
    }
}
