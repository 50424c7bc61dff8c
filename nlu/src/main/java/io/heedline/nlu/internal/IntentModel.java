package io.heedline.nlu.internal;

import io.heedline.nlu.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.ml.model.MaxentModel;

/**
 * Scores the intents of a sentence: the classifier's probability and the closeness of the nearest example, half each.
 * The classifier alone spreads its probability over sentences it knows nothing of; the nearest example tells that it
 * does not know. Thread-safe: the model is only read.
 */
public final class IntentModel {

    private final TextFeatures features;
    private final MaxentModel classifier;
    private final NearestExample nearest;

    /** A model from its trained parts; {@code sentences} are the normalised examples, with their intents beside. */
    public IntentModel(TextFeatures features, DoccatModel trained, List<String> sentences, List<String> intentOf) {
        this.features = features;
        this.classifier = trained.getMaxentModel();
        this.nearest = new NearestExample(sentences.stream().map(features::of).toList(), intentOf);
    }

    /** The intents with their scores, best first; empty if the sentence has no features. */
    public List<Scored> score(String normalised) {
        List<String> found = features.of(normalised);
        if (found.isEmpty()) {
            return List.of();
        }
        double[] probabilities =
                classifier.eval(found.stream().map(f -> "bow=" + f).toArray(String[]::new));
        Map<String, Double> closeness = nearest.closeness(found);
        List<Scored> scores = new ArrayList<>(probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            String intent = classifier.getOutcome(i);
            double score = 0.5 * probabilities[i] + 0.5 * closeness.getOrDefault(intent, 0.0);
            scores.add(new Scored(intent, Math.max(0, Math.min(1, score))));
        }
        scores.sort(Comparator.comparingDouble(Scored::confidence).reversed());
        return scores;
    }
}
