package io.heedline.asr.training.kaldi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A weighted transducer being built; weights are negative natural logarithms of probabilities. Label 0 is nothing. */
final class Fst {
    static final int EPSILON = 0;

    record Arc(int input, int output, float weight, int next) {}

    private static final int MAGIC = 2125659606;
    private static final long EXPANDED = 0x1L;

    private final List<List<Arc>> arcs = new ArrayList<>();
    private final List<Float> finals = new ArrayList<>();
    private int start;

    int addState() {
        arcs.add(new ArrayList<>());
        finals.add(Float.POSITIVE_INFINITY);
        return arcs.size() - 1;
    }

    void start(int state) {
        start = state;
    }

    void finalWeight(int state, double weight) {
        finals.set(state, (float) weight);
    }

    void arc(int from, int input, int output, double weight, int to) {
        arcs.get(from).add(new Arc(input, output, (float) weight, to));
    }

    int states() {
        return arcs.size();
    }

    int start() {
        return start;
    }

    List<Arc> arcs(int state) {
        return arcs.get(state);
    }

    boolean isFinal(int state) {
        return finals.get(state) != Float.POSITIVE_INFINITY;
    }

    void sortByInput() {
        arcs.forEach(list -> list.sort(Comparator.comparingInt(Arc::input).thenComparingInt(Arc::next)));
    }

    void sortByOutput() {
        arcs.forEach(list -> list.sort(Comparator.comparingInt(Arc::output).thenComparingInt(Arc::input)));
    }

    /** Writes OpenFst's "const" form: all states, then all arcs. */
    void writeConst(LittleEndian out, long properties) throws IOException {
        long count = arcs.stream().mapToLong(List::size).sum();
        header(out, "const", 2, EXPANDED | properties, start, arcs.size(), count);
        int position = 0;
        for (int state = 0; state < arcs.size(); state++) {
            List<Arc> leaving = arcs.get(state);
            out.float32(finals.get(state));
            out.int32(position);
            out.int32(leaving.size());
            out.int32(
                    (int) leaving.stream().filter(arc -> arc.input() == EPSILON).count());
            out.int32((int)
                    leaving.stream().filter(arc -> arc.output() == EPSILON).count());
            position += leaving.size();
        }
        for (List<Arc> leaving : arcs) {
            for (Arc arc : leaving) {
                out.int32(arc.input());
                out.int32(arc.output());
                out.float32(arc.weight());
                out.int32(arc.next());
            }
        }
    }

    static void header(LittleEndian out, String type, int version, long properties, int start, int states, long arcs)
            throws IOException {
        out.int32(MAGIC);
        text(out, type);
        text(out, "standard");
        out.int32(version);
        out.int32(0);
        out.int64(properties);
        out.int64(start);
        out.int64(states);
        out.int64(arcs);
    }

    private static void text(LittleEndian out, String text) throws IOException {
        out.int32(text.length());
        out.ascii(text);
    }
}
