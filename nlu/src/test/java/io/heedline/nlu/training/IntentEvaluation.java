package io.heedline.nlu.training;

import io.heedline.nlu.IntentExamples;
import io.heedline.nlu.Scored;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.nlu.Understanding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Measures understanding by cross-validation: each sentence is judged by a model that has not seen it. */
public final class IntentEvaluation {

    /**
     * What came out.
     *
     * @param accuracy share of in-scope sentences whose best intent is the right one, before rejection
     * @param accepted share of in-scope sentences understood as the right intent, after rejection
     * @param misunderstood share of in-scope sentences understood as a wrong intent, after rejection
     * @param rejectedNear share of the file's own out-of-scope sentences rejected
     * @param rejectedFar share of sentences of topics in no examples file rejected
     * @param mistakes the sentences that went wrong
     */
    public record Result(
            double accuracy,
            double accepted,
            double misunderstood,
            double rejectedNear,
            double rejectedFar,
            List<String> mistakes) {}

    private IntentEvaluation() {}

    /** Prints the figures and mistakes: arguments zh, en. */
    public static void main(String[] args) throws IOException {
        for (String language : args.length == 0 ? new String[] {"zh", "en"} : args) {
            Locale locale = Locale.forLanguageTag(language);
            Result result = crossValidate(locale, 5, sentence -> sentence);
            result.mistakes().forEach(System.out::println);
            System.out.printf(
                    "%s: accuracy %.1f %%, accepted right %.1f %%, misunderstood %.1f %%, rejected near %.1f %%, far %.1f %%%n",
                    language,
                    100 * result.accuracy(),
                    100 * result.accepted(),
                    100 * result.misunderstood(),
                    100 * result.rejectedNear(),
                    100 * result.rejectedFar());
            if (language.equals("zh")) {
                Result misheard = crossValidate(locale, 5, SoundAlikes.ofExamples(locale, 0.2));
                System.out.printf(
                        "zh, one character in five replaced by one that sounds alike: accuracy %.1f %%,"
                                + " accepted right %.1f %%%n",
                        100 * misheard.accuracy(), 100 * misheard.accepted());
            }
        }
    }

    /** Judges each sentence of the examples, as {@code heard} changes it, by a model trained without it. */
    static Result crossValidate(Locale locale, int folds, UnaryOperator<String> heard) throws IOException {
        IntentExamples all = IntentExamples.shipped(locale);
        int right = 0;
        int accepted = 0;
        int wrong = 0;
        int inScope = 0;
        int near = 0;
        int nearRejected = 0;
        int far = 0;
        int farRejected = 0;
        List<String> mistakes = new ArrayList<>();
        List<String> farSentences = outOfScope(locale);
        for (int fold = 0; fold < folds; fold++) {
            Map<String, List<String>> train = new LinkedHashMap<>();
            Map<String, List<String>> held = new TreeMap<>();
            int f = fold;
            all.all().forEach((intent, sentences) -> {
                List<String> shuffled = new ArrayList<>(sentences);
                Collections.shuffle(shuffled, new Random(7));
                List<String> keep = new ArrayList<>();
                List<String> out = new ArrayList<>();
                for (int i = 0; i < shuffled.size(); i++) {
                    (i % folds == f ? out : keep).add(shuffled.get(i));
                }
                train.put(intent, keep);
                held.put(intent, out);
            });
            Understander understander =
                    Understanders.trained(IntentExamples.of(train), locale, Clock.systemDefaultZone());
            for (Map.Entry<String, List<String>> e : held.entrySet()) {
                for (String sentence : e.getValue()) {
                    Understanding u = understander.understand(heard.apply(sentence));
                    String best = u.alternatives().stream()
                            .findFirst()
                            .map(Scored::intent)
                            .orElse(Understanding.NONE);
                    if (e.getKey().equals(Understanding.NONE)) {
                        near++;
                        nearRejected += u.rejected() ? 1 : 0;
                    } else {
                        inScope++;
                        right += best.equals(e.getKey()) ? 1 : 0;
                        accepted += u.intent().equals(e.getKey()) ? 1 : 0;
                        wrong += u.rejected() || u.intent().equals(e.getKey()) ? 0 : 1;
                    }
                    if (!u.intent().equals(e.getKey())) {
                        mistakes.add(e.getKey() + "\t" + sentence + "\t" + u.intent() + "\t"
                                + u.alternatives().stream().limit(3).toList());
                    }
                }
            }
            for (String sentence : farSentences) {
                Understanding u = understander.understand(sentence);
                far++;
                farRejected += u.rejected() ? 1 : 0;
                if (!u.rejected()) {
                    mistakes.add("FAR\t" + sentence + "\t" + u.intent() + "\t"
                            + u.alternatives().stream().limit(3).toList());
                }
            }
        }
        return new Result(
                (double) right / inScope,
                (double) accepted / inScope,
                (double) wrong / inScope,
                (double) nearRejected / near,
                (double) farRejected / far,
                mistakes);
    }

    static List<String> outOfScope(Locale locale) throws IOException {
        String name = "/io/heedline/nlu/out_of_scope_" + locale.getLanguage() + ".txt";
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(IntentEvaluation.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        }
    }
}
