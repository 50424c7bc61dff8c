package io.heedline.asr.training.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A back-off trigram over word ids, smoothed by interpolated absolute discounting with Kneser-Ney's lower orders
 * (Chen and Goodman, 1998).
 *
 * <p>Sentences that templates generate repeat themselves far more than people do. So counts are flattened (raised to a
 * power below one) before they are used, which leaves room for what no template says.
 */
public final class TrigramModel {
    /** Before the first word of a sentence. */
    public static final int BEGIN = 0;
    /** After its last word. */
    public static final int END = -1;

    private static final double DISCOUNT = 0.6;
    /** Share of the unigram spread evenly over all words, so that every word can be said anywhere. */
    private static final double UNIFORM = 0.05;

    /** A history of no, one or two words; two-word histories have {@code older != NONE}. */
    public record History(int older, int newer) {
        public static final int NONE = -2;
        public static final History EMPTY = new History(NONE, NONE);

        static History of(int word) {
            return new History(NONE, word);
        }

        History shorter() {
            return older == NONE ? EMPTY : of(newer);
        }
    }

    /** What follows a history: probabilities of words seen after it, and the weight of the shorter history. */
    public record Continuations(Map<Integer, Double> probabilities, double backoff) {}

    private final Map<History, Continuations> histories;

    private TrigramModel(Map<History, Continuations> histories) {
        this.histories = histories;
    }

    /**
     * Estimates a model.
     *
     * @param sentences word ids from 1
     * @param vocabulary number of words
     * @param flattening exponent applied to the counts of distinct sentences' trigrams and bigrams, 1 for none
     * @param maxTrigrams how many trigrams to keep, those that tell most
     */
    public static TrigramModel estimate(List<int[]> sentences, int vocabulary, double flattening, int maxTrigrams) {
        Map<History, Map<Integer, Double>> trigrams = new HashMap<>();
        Map<History, Map<Integer, Double>> fromBegin = new HashMap<>();
        for (int[] sentence : sentences) {
            int older = History.NONE;
            int newer = BEGIN;
            for (int i = 0; i <= sentence.length; i++) {
                int word = i == sentence.length ? END : sentence[i];
                Map<History, Map<Integer, Double>> counts = older == History.NONE ? fromBegin : trigrams;
                counts.computeIfAbsent(new History(older, newer), h -> new HashMap<>())
                        .merge(word, 1.0, Double::sum);
                older = newer;
                newer = word;
            }
        }
        Map<History, Map<Integer, Double>> bigrams = new HashMap<>();
        trigrams.forEach((history, words) -> words.keySet()
                .forEach(word -> bigrams.computeIfAbsent(history.shorter(), h -> new HashMap<>())
                        .merge(word, 1.0, Double::sum)));
        bigrams.putAll(fromBegin);
        Map<Integer, Double> unigram = new HashMap<>();
        bigrams.values().forEach(words -> words.keySet().forEach(word -> unigram.merge(word, 1.0, Double::sum)));

        Map<History, Continuations> all = new HashMap<>();
        double total =
                unigram.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<Integer, Double> first = new TreeMap<>();
        for (int word = 1; word <= vocabulary; word++) {
            first.put(word, UNIFORM / (vocabulary + 1));
        }
        first.put(END, UNIFORM / (vocabulary + 1));
        unigram.forEach((word, count) -> first.merge(word, (1 - UNIFORM) * count / total, Double::sum));
        all.put(History.EMPTY, new Continuations(first, 0));
        bigrams.forEach((history, counts) ->
                all.put(history, discounted(counts, flattening, all.get(History.EMPTY), null, null)));
        TrigramModel lower = new TrigramModel(all);
        Map<History, Continuations> full = new HashMap<>(all);
        trigrams.forEach(
                (history, counts) -> full.put(history, discounted(counts, flattening, null, lower, history.shorter())));
        return new TrigramModel(full).pruned(trigrams, maxTrigrams);
    }

    private static Continuations discounted(
            Map<Integer, Double> counts,
            double flattening,
            Continuations unigram,
            TrigramModel lower,
            History shorter) {
        Map<Integer, Double> flat = new TreeMap<>();
        counts.forEach((word, count) -> flat.put(word, Math.pow(count, flattening)));
        double total = flat.values().stream().mapToDouble(Double::doubleValue).sum();
        double backoff = DISCOUNT * flat.size() / total;
        flat.replaceAll((word, count) -> (count - DISCOUNT) / total
                + backoff * (unigram != null ? unigram.probabilities().get(word) : lower.probability(shorter, word)));
        return new Continuations(flat, backoff);
    }

    private TrigramModel pruned(Map<History, Map<Integer, Double>> trigrams, int keep) {
        record Scored(History history, int word, double score) {}
        List<Scored> scored = new ArrayList<>();
        trigrams.forEach((history, counts) -> counts.forEach((word, count) -> {
            Continuations after = histories.get(history);
            double without = after.backoff() * probability(history.shorter(), word);
            double gain = Math.log(after.probabilities().get(word) / without);
            scored.add(new Scored(history, word, Math.sqrt(count) * gain));
        }));
        scored.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparingInt(s -> s.history().older())
                .thenComparingInt(s -> s.history().newer())
                .thenComparingInt(Scored::word));
        Map<History, Continuations> kept = new HashMap<>();
        histories.forEach((history, after) -> {
            if (history.older() == History.NONE) {
                kept.put(history, after);
            }
        });
        for (Scored s : scored.subList(0, Math.min(keep, scored.size()))) {
            kept.computeIfAbsent(s.history(), h -> new Continuations(new TreeMap<>(), 0))
                    .probabilities()
                    .put(s.word(), histories.get(s.history()).probabilities().get(s.word()));
        }
        // What is left to the shorter history has grown: weigh it so that everything sums to one again.
        kept.replaceAll((history, after) -> {
            if (history.older() == History.NONE) {
                return after;
            }
            double seen = 0;
            double seenShorter = 0;
            for (Map.Entry<Integer, Double> entry : after.probabilities().entrySet()) {
                seen += entry.getValue();
                seenShorter += probability(history.shorter(), entry.getKey());
            }
            return new Continuations(
                    after.probabilities(), Math.max(1e-6, (1 - seen) / Math.max(1e-6, 1 - seenShorter)));
        });
        return new TrigramModel(kept);
    }

    /** Probability of a word after a history, backing off where it was not seen. */
    public double probability(History history, int word) {
        Continuations after = histories.get(history);
        if (after == null) {
            return probability(history.shorter(), word);
        }
        Double probability = after.probabilities().get(word);
        if (probability != null) {
            return probability;
        }
        return history.equals(History.EMPTY) ? 1e-9 : after.backoff() * probability(history.shorter(), word);
    }

    /** Perplexity per word, ends of sentences included. */
    public double perplexity(List<int[]> sentences) {
        double log = 0;
        int words = 0;
        for (int[] sentence : sentences) {
            History history = History.of(BEGIN);
            for (int i = 0; i <= sentence.length; i++) {
                int word = i == sentence.length ? END : sentence[i];
                log += Math.log(probability(history, word));
                words++;
                history = new History(history.newer(), word);
            }
        }
        return Math.exp(-log / words);
    }

    /** The histories in a fixed order: none, one word, two words. */
    public List<History> histories() {
        List<History> sorted = new ArrayList<>(histories.keySet());
        sorted.sort(
                Comparator.comparingInt((History h) -> h.equals(History.EMPTY) ? 0 : h.older() == History.NONE ? 1 : 2)
                        .thenComparingInt(History::older)
                        .thenComparingInt(History::newer));
        return sorted;
    }

    public Continuations after(History history) {
        return histories.get(history);
    }

    /** The longest history the model has for what was said. */
    public History known(History history) {
        History longest = history;
        while (!histories.containsKey(longest)) {
            longest = longest.shorter();
        }
        return longest;
    }
}
