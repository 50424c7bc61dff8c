package io.heedline.asr.training.evaluation;

import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.asr.training.signal.Line;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Noise;
import io.heedline.asr.training.signal.Signals;
import java.util.SplittableRandom;

/** The lines a model is measured on. */
public enum Condition {
    CLEAN("clean", Double.POSITIVE_INFINITY, 4, 6),
    NOISE_20("noise, 20 dB", 20, 6, 9),
    NOISE_10("noise, 10 dB", 10, 10, 15),
    CHANNEL("telephone, reverberation, 15 dB", 15, 10, 15);

    private static final int LEAD = Mfcc.SAMPLE_RATE * 3 / 10;
    private static final int TRAIL = Mfcc.SAMPLE_RATE / 2;

    private final String label;
    private final double decibels;
    private final double characterTarget;
    private final double wordTarget;

    Condition(String label, double decibels, double characterTarget, double wordTarget) {
        this.label = label;
        this.decibels = decibels;
        this.characterTarget = characterTarget;
        this.wordTarget = wordTarget;
    }

    public String label() {
        return label;
    }

    /** The error rate in percent that a model must not exceed in a language. */
    public double target(SpokenLanguage language) {
        return language.unit().equals("word") ? wordTarget : characterTarget;
    }

    /**
     * Puts speech on such a line, with 300 ms of it before and 500 ms after.
     *
     * @param speech at 8 kHz
     * @param number of the utterance: even ones get white noise, odd ones coloured noise
     */
    public short[] apply(float[] speech, int number) {
        SplittableRandom random = new SplittableRandom(7919L * number + ordinal());
        float[] signal = new float[LEAD + speech.length + TRAIL];
        System.arraycopy(speech, 0, signal, LEAD, speech.length);
        Signals.scale(signal, (float) (1500 / Math.max(1, Signals.rms(speech))));
        if (this == CHANNEL) {
            signal = Signals.convolve(signal, Line.room(0.3, 5, random), 0);
        }
        if (decibels < Double.POSITIVE_INFINITY) {
            float[] noise =
                    number % 2 == 0 ? Noise.white(signal.length, random) : Noise.coloured(signal.length, random);
            Signals.add(signal, noise, (float) (1500 * Math.pow(10, -decibels / 20)));
        }
        if (this == CHANNEL) {
            signal = Signals.convolve(signal, Line.telephoneBand(random), 63);
            Line.muLaw(signal);
        }
        return Signals.toPcm(signal);
    }
}
