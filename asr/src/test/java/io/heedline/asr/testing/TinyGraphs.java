package io.heedline.asr.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The decoding graphs of {@link TinyModel}. Transition ids of sound k from 0: 2k+1 stays, 2k+2 goes on. */
final class TinyGraphs {

    private static final int MAGIC = 2125659606;
    private static final int ADD_ON_MAGIC = 446681434;
    private static final int FINAL_LABEL = 12;

    private record Arc(int input, int output, double cost, int to) {}

    private TinyGraphs() {}

    /** State 0 is the start, 1 silence, 2 and 3 are the words. */
    static byte[] fixed() {
        KaldiBytes out = header(new KaldiBytes(), "vector", 2, 3, 4, 10);
        vectorState(out, 1, new Arc(2, 0, 0.7, 1), new Arc(4, 1, 3, 2), new Arc(6, 2, 3, 3));
        vectorState(out, 0, new Arc(1, 0, 0, 1), new Arc(4, 1, 3, 2), new Arc(6, 2, 3, 3));
        vectorState(out, 0, new Arc(3, 0, 0, 2), new Arc(2, 0, 0.7, 1));
        vectorState(out, 0, new Arc(5, 0, 0, 3), new Arc(2, 0, 0.7, 1));
        return out.bytes();
    }

    private static void vectorState(KaldiBytes out, double finalCost, Arc... arcs) {
        out.plainFloat(finalCost).plainLong(arcs.length);
        for (Arc arc : arcs) {
            arc(out, arc);
        }
    }

    /** 0 start, 1 between words, 2 and 3 the words, 4 a word's end, 5 silence. */
    static byte[] lexicon() {
        List<List<Arc>> states = List.of(
                List.of(new Arc(0, 0, 0.7, 1), new Arc(2, 0, 0.7, 5)),
                List.of(new Arc(4, 0, 0, 2), new Arc(6, 0, 0, 3)),
                List.of(new Arc(3, 0, 0, 2), new Arc(0, 1, 0, 4)),
                List.of(new Arc(5, 0, 0, 3), new Arc(0, 2, 0, 4)),
                List.of(new Arc(0, 0, 0.7, 1), new Arc(2, 0, 0.7, 5)),
                List.of(new Arc(1, 0, 0, 5), new Arc(0, 0, 0, 1)));
        long properties = 0x1 | 0x40000000L | 0x20000;
        int arcs = states.stream().mapToInt(List::size).sum();
        KaldiBytes out = header(new KaldiBytes(), "olabel_lookahead", 1, properties, states.size(), 0);
        out.plainInt(ADD_ON_MAGIC);
        header(out, "const", 2, properties, states.size(), arcs);
        constFst(out, states);
        out.raw(1, 0, 1, 0, 0).plainInt(FINAL_LABEL).plainLong(states.size());
        for (int state = 0; state < states.size(); state++) {
            TreeSet<Integer> labels = new TreeSet<>();
            reach(states, state, new TreeSet<>(), labels);
            out.plainLong(labels.size());
            labels.forEach(label -> out.plainInt(label).plainInt(label + 1));
            out.plainInt(labels.size());
        }
        return out.bytes();
    }

    private static void constFst(KaldiBytes out, List<List<Arc>> states) {
        int at = 0;
        for (int state = 0; state < states.size(); state++) {
            List<Arc> arcs = states.get(state);
            out.plainFloat(isFinal(state) ? 0 : Double.POSITIVE_INFINITY)
                    .plainInt(at)
                    .plainInt(arcs.size());
            out.plainInt((int) arcs.stream().filter(arc -> arc.input() == 0).count());
            out.plainInt((int) arcs.stream().filter(arc -> arc.output() == 0).count());
            at += arcs.size();
        }
        for (List<Arc> arcs : states) {
            List<Arc> sorted = new ArrayList<>(arcs);
            sorted.sort(Comparator.comparingInt(Arc::output));
            sorted.forEach(arc -> arc(out, arc));
        }
    }

    private static boolean isFinal(int state) {
        return state != 2 && state != 3;
    }

    /** The words that may come next from a state, and the end. */
    private static void reach(List<List<Arc>> states, int state, TreeSet<Integer> seen, TreeSet<Integer> labels) {
        if (!seen.add(state)) {
            return;
        }
        if (isFinal(state)) {
            labels.add(FINAL_LABEL);
        }
        for (Arc arc : states.get(state)) {
            if (arc.output() != 0) {
                labels.add(arc.output());
            } else {
                reach(states, arc.to(), seen, labels);
            }
        }
    }

    /** Either word, any number of times. */
    static byte[] grammar() {
        KaldiBytes out = header(new KaldiBytes(), "vector", 2, 0x1 | 0x10000 | 0x10000000L | 0x40000000L, 1, 2);
        vectorState(out, 0.7, new Arc(1, 1, 3, 0), new Arc(2, 2, 3, 0));
        return out.bytes();
    }

    private static KaldiBytes header(KaldiBytes out, String type, int version, long properties, int states, int arcs) {
        out.plainInt(MAGIC)
                .fstString(type)
                .fstString("standard")
                .plainInt(version)
                .plainInt(0);
        return out.plainLong(properties).plainLong(0).plainLong(states).plainLong(arcs);
    }

    private static void arc(KaldiBytes out, Arc arc) {
        out.plainInt(arc.input()).plainInt(arc.output()).plainFloat(arc.cost()).plainInt(arc.to());
    }
}
