package io.heedline.asr.training.corpus;

import io.heedline.asr.training.kaldi.PhoneSet;
import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.signal.Mfcc;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each sound of a recording is, by Viterbi search through its words in order, each in any of its readings, with
 * silence before, after and, where there is any, between them.
 *
 * @param speech the recording with its labels
 * @param score mean log likelihood of a step on the best path; low where the words are not what was said
 */
public record Alignment(LabelledSpeech speech, double score) {

    /** One sound, or silence, with the states it may follow. */
    private record State(int sound, List<Integer> before) {
        /** Speech begins at once, or after silence, which is the first state. */
        boolean begins() {
            return before.isEmpty() || before.contains(0);
        }
    }

    /**
     * Aligns a recording of at least as many steps as there are sounds.
     *
     * @param likelihoods [step][class], a step every 30 ms
     * @param words for each word its readings as classes in order
     */
    public static Alignment of(float[] samples, float[][] likelihoods, List<List<int[]>> words) {
        List<State> states = new ArrayList<>();
        List<Integer> ends = states(words, states);
        int steps = likelihoods.length;
        int count = states.size();
        double[][] best = new double[steps][count];
        int[][] from = new int[steps][count];
        for (int t = 0; t < steps; t++) {
            for (int s = 0; s < count; s++) {
                State state = states.get(s);
                double score = t > 0 ? best[t - 1][s] : state.begins() ? 0 : Double.NEGATIVE_INFINITY;
                int at = s;
                for (int before : t == 0 ? List.<Integer>of() : state.before()) {
                    if (best[t - 1][before] > score) {
                        score = best[t - 1][before];
                        at = before;
                    }
                }
                from[t][s] = at;
                best[t][s] = score + likelihoods[t][state.sound()];
            }
        }
        int last = ends.get(0);
        for (int end : ends) {
            last = best[steps - 1][end] > best[steps - 1][last] ? end : last;
        }
        return new Alignment(labelled(samples, path(from, last), states), best[steps - 1][last] / steps);
    }

    /** @return the states in which a recording may end */
    private static List<Integer> states(List<List<int[]>> words, List<State> states) {
        states.add(new State(PhoneSet.SILENCE_CLASS, List.of()));
        List<Integer> open = List.of(0);
        for (List<int[]> readings : words) {
            List<Integer> ends = new ArrayList<>();
            for (int[] reading : readings) {
                List<Integer> before = open;
                for (int sound : reading) {
                    states.add(new State(sound, before));
                    before = List.of(states.size() - 1);
                }
                ends.addAll(before);
            }
            states.add(new State(PhoneSet.SILENCE_CLASS, List.copyOf(ends)));
            ends.add(0, states.size() - 1);
            open = ends;
        }
        return open;
    }

    private static int[] path(int[][] from, int last) {
        int[] path = new int[from.length];
        int state = last;
        for (int t = path.length - 1; t >= 0; t--) {
            path[t] = state;
            state = from[t][state];
        }
        return path;
    }

    private static LabelledSpeech labelled(float[] samples, int[] path, List<State> states) {
        List<int[]> heard = new ArrayList<>();
        for (int t = 0; t < path.length; t++) {
            if (t == 0 || path[t] != path[t - 1]) {
                // A step stands for the frame at its own time; what it says begins half a step earlier.
                int start = t * Layout.SUBSAMPLING * Mfcc.FRAME_SHIFT
                        + Mfcc.FRAME_LENGTH / 2
                        - Mfcc.FRAME_SHIFT * Layout.SUBSAMPLING / 2;
                heard.add(new int[] {states.get(path[t]).sound(), t == 0 ? 0 : Math.max(0, start)});
            }
        }
        return new LabelledSpeech(
                samples,
                heard.stream().mapToInt(part -> part[0]).toArray(),
                heard.stream().mapToInt(part -> part[1]).toArray());
    }
}
