package io.heedline.asr.training.kaldi;

import io.heedline.asr.training.kaldi.PhoneSet.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code HCLr.fst}: a loop over the tree of all pronunciations, from transition ids to words, with silence allowed
 * between words.
 *
 * <p>It is an {@code olabel_lookahead} transducer: each state carries the set of words that can still come, so that the
 * decoder, composing it with a grammar, leaves a branch as soon as the grammar allows none of its words. Words are
 * numbered in the order of the tree, which makes most of these sets one interval.
 */
final class LexiconGraph {
    private static final int ADD_ON_MAGIC = 446681434;
    private static final long OUTPUT_SORTED = 0x40000000L;
    private static final long NOT_ACCEPTOR = 0x20000L;
    private static final double SILENCE_COST = -Math.log(0.5);

    private final PhoneSet phones;
    private final double garbageCost;
    private final Node root = new Node();
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> ids = new java.util.HashMap<>();
    private final Fst fst = new Fst();

    /** A place in the tree of pronunciations. */
    private static final class Node {
        /** Children by phone. */
        private final Map<Integer, Node> children = new TreeMap<>();
        /** Words that end here. */
        private final List<String> words = new ArrayList<>();

        private int state;
    }

    /**
     * @param pronunciations for each word, its readings as sound classes
     * @param garbageWord the word that stands for speech which is no word of the model
     * @param garbageCost what choosing it costs, in nats
     */
    LexiconGraph(PhoneSet phones, Map<String, List<int[]>> pronunciations, String garbageWord, double garbageCost) {
        this.phones = phones;
        this.garbageCost = garbageCost;
        new TreeMap<>(pronunciations).forEach((word, readings) -> readings.forEach(reading -> insert(word, reading)));
        number(root);
        add(garbageWord);
        build(garbageWord);
    }

    /** The words in the order of their ids, which begin at 1. */
    List<String> words() {
        return words;
    }

    int id(String word) {
        return ids.getOrDefault(word, -1);
    }

    private void insert(String word, int[] reading) {
        Node node = root;
        for (int i = 0; i < reading.length; i++) {
            node = node.children.computeIfAbsent(
                    phones.phone(reading[i], Place.of(i, reading.length)), phone -> new Node());
        }
        node.words.add(word);
    }

    private void number(Node node) {
        node.words.forEach(this::add);
        node.children.values().forEach(this::number);
    }

    private void add(String word) {
        if (ids.putIfAbsent(word, words.size() + 1) == null) {
            words.add(word);
        }
    }

    private void build(String garbageWord) {
        int afterWord = fst.addState();
        int loop = fst.addState();
        int silence = fst.addState();
        fst.start(afterWord);
        fst.finalWeight(loop, 0);
        fst.arc(afterWord, Fst.EPSILON, Fst.EPSILON, SILENCE_COST, loop);
        fst.arc(afterWord, PhoneSet.enter(phones.silence()), Fst.EPSILON, SILENCE_COST, silence);
        fst.arc(silence, PhoneSet.stay(phones.silence()), Fst.EPSILON, 0, silence);
        fst.arc(silence, Fst.EPSILON, Fst.EPSILON, 0, loop);

        root.state = loop;
        grow(root, afterWord);

        int garbageChosen = fst.addState();
        int garbage = fst.addState();
        fst.arc(loop, Fst.EPSILON, id(garbageWord), garbageCost, garbageChosen);
        fst.arc(garbageChosen, PhoneSet.enter(phones.garbage()), Fst.EPSILON, 0, garbage);
        fst.arc(garbage, PhoneSet.stay(phones.garbage()), Fst.EPSILON, 0, garbage);
        fst.arc(garbage, Fst.EPSILON, Fst.EPSILON, 0, afterWord);
        fst.sortByOutput();
    }

    private void grow(Node node, int afterWord) {
        node.children.forEach((phone, child) -> {
            child.state = fst.addState();
            fst.arc(node.state, PhoneSet.enter(phone), Fst.EPSILON, 0, child.state);
            fst.arc(child.state, PhoneSet.stay(phone), Fst.EPSILON, 0, child.state);
            for (String word : child.words) {
                fst.arc(child.state, Fst.EPSILON, id(word), 0, afterWord);
            }
            grow(child, afterWord);
        });
    }

    void write(Path file) throws IOException {
        int finalLabel = words.size() + 5;
        List<int[]>[] reachable = new WordReach(fst, finalLabel).intervals();
        try (LittleEndian out = new LittleEndian(file)) {
            Fst.header(out, "olabel_lookahead", 1, 0x1L | OUTPUT_SORTED | NOT_ACCEPTOR, fst.start(), fst.states(), 0);
            out.int32(ADD_ON_MAGIC);
            fst.writeConst(out, OUTPUT_SORTED | NOT_ACCEPTOR);
            out.raw(1, 0, 1, 0, 0);
            out.int32(finalLabel);
            out.int64(reachable.length);
            for (List<int[]> intervals : reachable) {
                out.int64(intervals.size());
                int count = 0;
                for (int[] interval : intervals) {
                    out.int32(interval[0]);
                    out.int32(interval[1]);
                    count += interval[1] - interval[0];
                }
                out.int32(count);
            }
        }
    }
}
