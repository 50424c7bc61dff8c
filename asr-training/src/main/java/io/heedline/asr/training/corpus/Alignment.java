package io.heedline.asr.training.corpus;

import io.heedline.asr.training.kaldi.PhoneSet;
import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.signal.Mfcc;

/**
 * Where each sound of a recording is, by Viterbi search through silence, the word's sounds in order, and silence.
 *
 * @param speech the recording with its labels
 * @param score mean log likelihood of a step on the best path; low where the word is not what was said
 */
public record Alignment(LabelledSpeech speech, double score) {

    /**
     * Aligns a recording of at least as many steps as there are sounds.
     *
     * @param likelihoods [step][class], a step every 30 ms
     * @param sounds classes in order
     */
    public static Alignment of(float[] samples, float[][] likelihoods, int[] sounds) {
        int states = sounds.length + 2;
        int[] classes = new int[states];
        classes[0] = PhoneSet.SILENCE_CLASS;
        classes[states - 1] = PhoneSet.SILENCE_CLASS;
        System.arraycopy(sounds, 0, classes, 1, sounds.length);
        int steps = likelihoods.length;
        double[][] best = new double[steps][states];
        boolean[][] advanced = new boolean[steps][states];
        for (int t = 0; t < steps; t++) {
            for (int s = 0; s < states; s++) {
                double stay = t == 0 ? (s <= 1 ? 0 : Double.NEGATIVE_INFINITY) : best[t - 1][s];
                double advance = t == 0 || s == 0 ? Double.NEGATIVE_INFINITY : best[t - 1][s - 1];
                advanced[t][s] = advance > stay;
                best[t][s] = Math.max(stay, advance) + likelihoods[t][classes[s]];
            }
        }
        int state = best[steps - 1][states - 1] >= best[steps - 1][states - 2] ? states - 1 : states - 2;
        double score = best[steps - 1][state] / steps;
        int[] starts = new int[states];
        for (int t = steps - 1; t >= 0; t--) {
            starts[state] = t * Layout.SUBSAMPLING * Mfcc.FRAME_SHIFT;
            if (advanced[t][state]) {
                state--;
            }
        }
        return new Alignment(labelled(samples, classes, starts), score);
    }

    private static LabelledSpeech labelled(float[] samples, int[] classes, int[] starts) {
        int first = 0;
        while (first + 1 < starts.length && starts[first + 1] == 0) {
            first++;
        }
        int last = starts.length - 1;
        if (starts[last] == 0 && last > first) {
            last--;
        }
        int count = last - first + 1;
        int[] heard = new int[count];
        int[] at = new int[count];
        for (int i = 0; i < count; i++) {
            heard[i] = classes[first + i];
            // A step stands for the frame at its own time; what it says begins half a step earlier.
            at[i] = i == 0
                    ? 0
                    : Math.max(
                            0, starts[first + i] + Mfcc.FRAME_LENGTH / 2 - Mfcc.FRAME_SHIFT * Layout.SUBSAMPLING / 2);
        }
        return new LabelledSpeech(samples, heard, at);
    }
}
