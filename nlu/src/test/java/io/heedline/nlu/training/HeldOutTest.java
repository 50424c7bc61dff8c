package io.heedline.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.nlu.IntentExamples;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanders;
import io.heedline.nlu.Understanding;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped understanders on sentences that stand in no examples file, at least fifteen for each intent. */
class HeldOutTest {

    /** Shares of the held-out sentences understood right and understood as something else; the rest was rejected. */
    private record Outcome(double right, double wrong, double rejectedForeign, List<String> mistakes) {}

    @Test
    void chineseIsUnderstoodAndForeignTopicsAreRejected() throws IOException {
        Outcome outcome = measure("zh", UnaryOperator.identity());

        assertThat(outcome.right()).as(outcome.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(outcome.wrong()).as(outcome.toString()).isLessThan(0.03);
        assertThat(outcome.rejectedForeign()).as(outcome.toString()).isGreaterThan(0.92);
    }

    @Test
    void chineseHeardAsOtherWordsThatSoundAlikeIsStillUnderstood() throws IOException {
        Outcome outcome = measure("zh", SoundAlikes.ofExamples(Locale.SIMPLIFIED_CHINESE, 0.2));

        assertThat(outcome.right()).as(outcome.toString()).isGreaterThan(0.88);
    }

    @Test
    void englishIsUnderstoodAndForeignTopicsAreRejected() throws IOException {
        Outcome outcome = measure("en", UnaryOperator.identity());

        assertThat(outcome.right()).as(outcome.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(outcome.wrong()).as(outcome.toString()).isLessThan(0.03);
        assertThat(outcome.rejectedForeign()).as(outcome.toString()).isGreaterThan(0.92);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyIntentIsMeasuredOnSentencesThatNoExampleRepeats(String language) throws IOException {
        IntentExamples examples = IntentExamples.shipped(Locale.forLanguageTag(language));
        Set<String> known = new HashSet<>();
        examples.all().values().forEach(known::addAll);
        IntentExamples held = heldOut(language);

        assertThat(held.intents()).isEqualTo(Set.copyOf(examples.intents()));
        held.all()
                .forEach((intent, sentences) -> assertThat(sentences)
                        .as(intent)
                        .hasSizeGreaterThanOrEqualTo(15)
                        .doesNotContainAnyElementsOf(known));
    }

    /** Prints the figures and the mistakes. */
    public static void main(String[] args) throws IOException {
        for (String language : List.of("zh", "en")) {
            print(language, measure(language, UnaryOperator.identity()));
        }
        print("zh misheard", measure("zh", SoundAlikes.ofExamples(Locale.SIMPLIFIED_CHINESE, 0.2)));
    }

    private static void print(String what, Outcome outcome) {
        outcome.mistakes().forEach(System.out::println);
        System.out.printf(
                "%s: right %.1f %%, wrong %.1f %%, foreign topics rejected %.1f %%%n",
                what, 100 * outcome.right(), 100 * outcome.wrong(), 100 * outcome.rejectedForeign());
    }

    private static Outcome measure(String language, UnaryOperator<String> heard) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        Understander understander = Understanders.starter(locale, Clock.systemDefaultZone());
        List<String> mistakes = new ArrayList<>();
        int all = 0;
        int right = 0;
        int wrong = 0;
        for (var e : heldOut(language).all().entrySet()) {
            for (String sentence : e.getValue()) {
                Understanding u = understander.understand(heard.apply(sentence));
                boolean known = u.intent().equals(e.getKey());
                all++;
                right += known ? 1 : 0;
                wrong += known || u.rejected() ? 0 : 1;
                if (!known) {
                    mistakes.add(e.getKey() + "\t" + sentence + "\t" + u.intent() + "\t"
                            + u.alternatives().stream().limit(3).toList());
                }
            }
        }
        List<String> foreign = IntentEvaluation.outOfScope(locale);
        List<String> taken = foreign.stream()
                .filter(sentence -> !understander.understand(sentence).rejected())
                .toList();
        taken.forEach(sentence -> mistakes.add("foreign\t" + sentence + "\t"
                + understander.understand(sentence).intent()));
        return new Outcome(
                (double) right / all, (double) wrong / all, 1 - (double) taken.size() / foreign.size(), mistakes);
    }

    private static IntentExamples heldOut(String language) throws IOException {
        String name = "/io/heedline/nlu/held_out_" + language + ".txt";
        try (InputStreamReader lines =
                new InputStreamReader(HeldOutTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return IntentExamples.read(lines, name);
        }
    }
}
