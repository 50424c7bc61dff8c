package io.heedline.asr.testing;

import java.util.Arrays;
import java.util.Random;

/** Sounds at 8 or 16 kHz, strung together. Everything is the same in every run. */
public final class Sound {

    private final int rate;
    private final Random random = new Random(7);
    private short[] samples = new short[0];

    public Sound(int rate) {
        this.rate = rate;
    }

    public Sound silence(int ms) {
        return append(new short[rate * ms / 1000]);
    }

    /** White noise. */
    public Sound noise(int ms, double rms) {
        double[] values = new double[rate * ms / 1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian() * rms;
        }
        return add(values);
    }

    /** One or two sinusoids of the same amplitude. */
    public Sound tone(int ms, double amplitude, double... frequencies) {
        double[] values = new double[rate * ms / 1000];
        for (int i = 0; i < values.length; i++) {
            for (double frequency : frequencies) {
                values[i] += amplitude * Math.sin(2 * Math.PI * frequency * i / rate);
            }
        }
        return add(values);
    }

    /** A voice-like sound: 120 Hz pulses through two resonances, swelling five times a second, with a soft start. */
    public Sound voice(int ms, double rms, double firstFormant, double secondFormant) {
        double[] values = new double[rate * ms / 1000];
        double[] one = resonance(pulses(values.length), firstFormant);
        double[] two = resonance(pulses(values.length), secondFormant);
        double power = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (one[i] + two[i]) * (0.65 + 0.35 * Math.sin(2 * Math.PI * 5 * i / rate));
            power += values[i] * values[i];
        }
        double scale = rms / Math.sqrt(power / values.length);
        for (int i = 0; i < values.length; i++) {
            double attack = Math.min(1, i / (0.03 * rate));
            values[i] *= scale * attack;
        }
        return add(values);
    }

    private double[] pulses(int length) {
        double[] pulses = new double[length];
        for (int i = 0; i < length; i += rate / 120) {
            pulses[i] = 1;
        }
        return pulses;
    }

    private double[] resonance(double[] in, double frequency) {
        double radius = Math.exp(-Math.PI * 120 / rate);
        double turn = 2 * radius * Math.cos(2 * Math.PI * frequency / rate);
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = in[i] + (i > 0 ? turn * out[i - 1] : 0) - (i > 1 ? radius * radius * out[i - 2] : 0);
        }
        return out;
    }

    public Sound pcm(short[] pcm) {
        return append(pcm);
    }

    private Sound add(double[] values) {
        short[] out = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = (short) Math.max(-32768, Math.min(32767, Math.round(values[i])));
        }
        return append(out);
    }

    private Sound append(short[] more) {
        short[] all = Arrays.copyOf(samples, samples.length + more.length);
        System.arraycopy(more, 0, all, samples.length, more.length);
        samples = all;
        return this;
    }

    public int ms() {
        return samples.length * 1000 / rate;
    }

    public short[] samples() {
        return samples.clone();
    }
}
