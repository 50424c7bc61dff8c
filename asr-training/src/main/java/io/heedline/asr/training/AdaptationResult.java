package io.heedline.asr.training;

import io.heedline.asr.training.evaluation.Condition;
import io.heedline.asr.training.evaluation.ErrorCount;
import io.heedline.asr.training.evaluation.HeldOutTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a model did before and after its adaptation.
 *
 * @param before on people who were kept apart
 * @param after on the same people
 * @param generatedBefore on generated sentences, by line
 * @param generatedAfter on the same sentences
 * @param unit what errors are counted in
 */
record AdaptationResult(
        HeldOutTest.Result before,
        HeldOutTest.Result after,
        Map<Condition, ErrorCount> generatedBefore,
        Map<Condition, ErrorCount> generatedAfter,
        String unit) {

    /** Whether people who were kept apart are understood better. */
    boolean gained() {
        return after.open().errors() < before.open().errors()
                || after.open().errors() == before.open().errors() && after.percentRight() > before.percentRight();
    }

    /** How many more errors in a hundred there are on generated speech, over all lines; negative if there are fewer. */
    double lost() {
        return sum(generatedAfter).percent() - sum(generatedBefore).percent();
    }

    private static ErrorCount sum(Map<Condition, ErrorCount> counts) {
        return counts.values().stream().reduce(ErrorCount.NONE, ErrorCount::plus);
    }

    /** A table for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-56s %8s %8s", "", "before", "after"));
        lines.add(row(
                "people kept apart, " + unit + " errors, all words possible",
                before.open().percent(),
                after.open().percent()));
        if (!before.right().isEmpty()) {
            lines.add(row("people kept apart, right with a grammar", before.percentRight(), after.percentRight()));
            before.right()
                    .forEach((speaker, score) -> lines.add(row(
                            "  " + speaker,
                            score.percent(),
                            after.right().get(speaker).percent())));
        }
        generatedBefore.forEach((condition, errors) -> lines.add(row(
                "generated speech, " + unit + " errors, " + condition.label(),
                errors.percent(),
                generatedAfter.get(condition).percent())));
        return lines;
    }

    private static String row(String what, double before, double after) {
        return String.format(Locale.ROOT, "%-56s %6.1f %% %6.1f %%", what, before, after);
    }
}
