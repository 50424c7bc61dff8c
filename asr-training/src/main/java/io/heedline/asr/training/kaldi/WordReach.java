package io.heedline.asr.training.kaldi;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** For every state of a transducer, the output labels that can come next. */
final class WordReach {
    private final Fst fst;
    private final int finalLabel;
    private final BitSet[] reach;

    WordReach(Fst fst, int finalLabel) {
        this.fst = fst;
        this.finalLabel = finalLabel;
        this.reach = new BitSet[fst.states()];
        for (int state = 0; state < reach.length; state++) {
            reach[state] = new BitSet(finalLabel + 1);
        }
    }

    /** @return for each state half-open, ascending, disjoint intervals of labels */
    @SuppressWarnings("unchecked")
    List<int[]>[] intervals() {
        boolean changed = true;
        while (changed) {
            changed = false;
            // Children were added after their parents: going backwards settles a tree in one pass.
            for (int state = reach.length - 1; state >= 0; state--) {
                changed |= extend(state);
            }
        }
        List<int[]>[] intervals = new List[reach.length];
        for (int state = 0; state < reach.length; state++) {
            intervals[state] = new ArrayList<>();
            for (int from = reach[state].nextSetBit(0); from >= 0; ) {
                int to = reach[state].nextClearBit(from);
                intervals[state].add(new int[] {from, to});
                from = reach[state].nextSetBit(to);
            }
        }
        return intervals;
    }

    private boolean extend(int state) {
        int before = reach[state].cardinality();
        if (fst.isFinal(state)) {
            reach[state].set(finalLabel);
        }
        for (Fst.Arc arc : fst.arcs(state)) {
            if (arc.output() != Fst.EPSILON) {
                reach[state].set(arc.output());
            } else if (arc.next() != state) {
                reach[state].or(reach[arc.next()]);
            }
        }
        return reach[state].cardinality() > before;
    }
}
