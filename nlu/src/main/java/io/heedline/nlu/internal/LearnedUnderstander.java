package io.heedline.nlu.internal;

import io.heedline.nlu.Scored;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import io.heedline.nlu.YesNo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands by rule where a rule fits, and by what was learned otherwise. Thread-safe. */
public final class LearnedUnderstander implements Understander {

    /**
     * The score from which a sentence is accepted. Set on the cross-validated scores of the Chinese examples, where it
     * rejects about one sentence in twenty that should be accepted.
     */
    static final double ACCEPT_FROM = 0.40;

    private static final double BY_RULE = 0.99;
    private static final double SECOND_READING = 0.90;

    private final IntentModel model;
    private final YesNo yesNo;
    private final Values values;

    public LearnedUnderstander(IntentModel model, YesNo yesNo, Values values) {
        this.model = model;
        this.yesNo = yesNo;
        this.values = values;
    }

    @Override
    public Understanding understand(String text) {
        String spoken = SpokenText.normalise(text);
        if (spoken.isEmpty()) {
            return Understanding.nothing();
        }
        Map<String, String> slots = values.in(spoken);
        List<Scored> scores = model.score(spoken);
        Optional<YesNo.Answer> answer = yesNo.decide(spoken);
        if (answer.isPresent()) {
            return byRule(answer.get(), scores, slots);
        }
        if (scores.isEmpty()) {
            return new Understanding(Understanding.NONE, 0, List.of(), slots);
        }
        Scored best = scores.get(0);
        boolean accepted = best.confidence() >= ACCEPT_FROM;
        return new Understanding(accepted ? best.intent() : Understanding.NONE, best.confidence(), scores, slots);
    }

    private static Understanding byRule(YesNo.Answer answer, List<Scored> learned, Map<String, String> slots) {
        List<Scored> readings = new ArrayList<>();
        switch (answer) {
            case YES -> readings.add(new Scored("yes", BY_RULE));
            case NO -> readings.add(new Scored("no", BY_RULE));
            case THANKFUL_YES -> {
                readings.add(new Scored("thanks", BY_RULE));
                readings.add(new Scored("yes", SECOND_READING));
            }
        }
        for (Scored other : learned) {
            if (readings.stream().noneMatch(r -> r.intent().equals(other.intent()))) {
                readings.add(other);
            }
        }
        return new Understanding(readings.get(0).intent(), BY_RULE, readings, slots);
    }
}
