package io.heedline.asr.training.corpus;

import io.heedline.asr.training.kaldi.PhoneSet;
import io.heedline.asr.training.signal.Line;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Noise;
import io.heedline.asr.training.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Strings utterances together and puts them on a random line: room, handset, band, noise, level, coding. */
public final class LineConditions {
    private static final int MEMORY = 60;
    private static final int FILTER_DELAY = 63;

    /** Recent utterances, which talk in the background of later ones. */
    private final List<float[]> overheard = new ArrayList<>();

    /**
     * Makes one stream.
     *
     * @param utterances in order; none for a stream without speech
     * @param silentSeconds how long a stream without speech is
     */
    public SpeechStream put(List<LabelledSpeech> utterances, double silentSeconds, SplittableRandom random) {
        List<Integer> at = new ArrayList<>();
        int length = 800 + random.nextInt(4000);
        for (LabelledSpeech utterance : utterances) {
            at.add(length);
            length += utterance.samples().length + 400 + (int) (8000 * Math.pow(random.nextDouble(), 2));
        }
        length += utterances.isEmpty() ? (int) (silentSeconds * Mfcc.SAMPLE_RATE) : 800;
        double level = 150 * Math.pow(10000.0 / 150, random.nextDouble());
        float[] speech = new float[length];
        for (int i = 0; i < utterances.size(); i++) {
            float[] samples = utterances.get(i).samples();
            remember(samples, random);
            double rms = Math.max(1, Signals.rms(samples));
            double own = level * Math.pow(10, 0.15 * (2 * random.nextDouble() - 1)) / rms;
            for (int k = 0; k < samples.length; k++) {
                speech[at.get(i) + k] = (float) (samples[k] * own);
            }
        }
        float[] heard = spoil(speech, utterances.isEmpty(), level, random);
        for (int i = 0; i < heard.length; i++) {
            heard[i] = Math.max(-32768, Math.min(32767, Math.round(heard[i])));
        }
        return new SpeechStream(heard, labels(utterances, at, length));
    }

    private float[] spoil(float[] speech, boolean silent, double level, SplittableRandom random) {
        float[] signal = speech;
        int clean = random.nextInt(100);
        if (clean < 10) {
            return signal;
        }
        if (random.nextInt(100) < 45) {
            double seconds = 0.1 + 0.5 * random.nextDouble();
            signal = Signals.convolve(signal, Line.room(seconds, 12 * random.nextDouble() - 1, random), 0);
        }
        if (random.nextInt(100) < 70) {
            signal = Signals.convolve(signal, Line.handset(3 + 7 * random.nextDouble(), random), FILTER_DELAY);
        }
        if (clean < 88 || silent) {
            addNoise(signal, silent, level, random);
        }
        if (random.nextInt(100) < 45) {
            signal = Signals.convolve(signal, Line.telephoneBand(random), FILTER_DELAY);
        }
        if (random.nextInt(100) < 40) {
            Line.muLaw(signal);
        }
        if (random.nextInt(100) < 15) {
            muteSilence(signal, speech);
        }
        return signal;
    }

    private void addNoise(float[] signal, boolean silent, double level, SplittableRandom random) {
        // Most of what is learnt is learnt from lines that are hard to hear.
        double decibels = random.nextInt(100) < 70 ? 1 + 18 * random.nextDouble() : 15 + 20 * random.nextDouble();
        float strength = (float) (level * Math.pow(10, -decibels / 20));
        int kind = random.nextInt(100);
        float[] noise;
        if (kind < 30) {
            noise = Noise.white(signal.length, random);
        } else if (kind < 70 || overheard.size() < MEMORY) {
            noise = Noise.coloured(signal.length, random);
        } else if (kind < 90) {
            noise = babble(signal.length, 4 + random.nextInt(5), random);
        } else if (kind < 95) {
            noise = Noise.hum(signal.length, random);
        } else {
            noise = Noise.tones(signal.length, random);
            strength *= silent ? 3 : 1;
        }
        Signals.add(signal, noise, strength);
        if (random.nextInt(3) == 0) {
            Signals.add(signal, Noise.white(signal.length, random), strength * 0.3f * (float) random.nextDouble());
        }
    }

    private float[] babble(int length, int voices, SplittableRandom random) {
        float[] babble = new float[length];
        for (int voice = 0; voice < voices; voice++) {
            int at = -random.nextInt(8000);
            while (at < length) {
                float[] talk = overheard.get(random.nextInt(overheard.size()));
                float own = (float) (1 / Math.max(1, Signals.rms(talk)));
                for (int i = Math.max(0, -at); i < Math.min(talk.length, length - at); i++) {
                    babble[at + i] += own * talk[i];
                }
                at += talk.length + random.nextInt(1000);
            }
        }
        Signals.scale(babble, (float) (1 / Math.max(1e-6, Signals.rms(babble))));
        return babble;
    }

    private void remember(float[] samples, SplittableRandom random) {
        if (overheard.size() < MEMORY) {
            overheard.add(samples);
        } else {
            overheard.set(random.nextInt(MEMORY), samples);
        }
    }

    /** Lines that transmit nothing between words. */
    private static void muteSilence(float[] signal, float[] speech) {
        int hold = 0;
        for (int i = 0; i < signal.length; i++) {
            hold = Math.abs(speech[i]) > 2 ? 800 : hold - 1;
            if (hold < 0) {
                signal[i] = 0;
            }
        }
    }

    private static int[] labels(List<LabelledSpeech> utterances, List<Integer> at, int length) {
        int[] labels = new int[Mfcc.frames(length)];
        java.util.Arrays.fill(labels, PhoneSet.SILENCE_CLASS);
        for (int i = 0; i < utterances.size(); i++) {
            LabelledSpeech utterance = utterances.get(i);
            for (int frame = 0; frame < labels.length; frame++) {
                int sample = frame * Mfcc.FRAME_SHIFT + Mfcc.FRAME_LENGTH / 2 - at.get(i);
                if (sample >= 0 && sample < utterance.samples().length) {
                    labels[frame] = utterance.classAt(sample);
                }
            }
        }
        return labels;
    }
}
