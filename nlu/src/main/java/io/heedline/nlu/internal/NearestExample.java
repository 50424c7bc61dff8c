package io.heedline.nlu.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds how close a sentence comes to the examples of each intent, by cosine of weighted features. Immutable. */
final class NearestExample {

    private record Posting(int example, float weight) {}

    private final Map<String, Float> rarity = new HashMap<>();
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final List<String> intents = new ArrayList<>();
    private final float unseenRarity;

    /** Learns the examples: their features, in the order of {@code intentOf}. */
    NearestExample(List<List<String>> examples, List<String> intentOf) {
        Map<String, Integer> seenIn = new HashMap<>();
        examples.forEach(features -> features.stream().distinct().forEach(f -> seenIn.merge(f, 1, Integer::sum)));
        seenIn.forEach((feature, n) -> rarity.put(feature, (float) Math.log((1.0 + examples.size()) / (1.0 + n)) + 1));
        unseenRarity = (float) Math.log(1.0 + examples.size()) + 1;
        for (int i = 0; i < examples.size(); i++) {
            intents.add(intentOf.get(i));
            int example = i;
            weights(examples.get(i))
                    .forEach((feature, weight) -> postings.computeIfAbsent(feature, f -> new ArrayList<>())
                            .add(new Posting(example, weight)));
        }
    }

    /** The best cosine of the sentence with an example of each intent; intents that share nothing are left out. */
    Map<String, Double> closeness(List<String> features) {
        float[] sums = new float[intents.size()];
        weights(features).forEach((feature, weight) -> {
            for (Posting posting : postings.getOrDefault(feature, List.of())) {
                sums[posting.example()] += weight * posting.weight();
            }
        });
        Map<String, Double> best = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] > 0) {
                best.merge(intents.get(i), Math.min(1, (double) sums[i]), Math::max);
            }
        }
        return best;
    }

    private Map<String, Float> weights(List<String> features) {
        Map<String, Float> weights = new HashMap<>();
        features.forEach(f -> weights.merge(f, 1f, Float::sum));
        double squares = 0;
        for (Map.Entry<String, Float> e : weights.entrySet()) {
            // What no example holds still counts in the length: a sentence full of it is close to none.
            float weight = (float) (1 + Math.log(e.getValue())) * rarity.getOrDefault(e.getKey(), unseenRarity);
            e.setValue(weight);
            squares += (double) weight * weight;
        }
        float length = (float) Math.sqrt(squares);
        weights.replaceAll((feature, weight) -> weight / length);
        return weights;
    }
}
