package io.heedline.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.asr.SpeechModel;
import io.heedline.nlu.IntentExamples;
import io.heedline.nlu.YesNo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood must be recognisable first: the shipped speech models know the words of all examples. */
class ShippedVocabularyTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyExampleOfAnIntentIsMadeOfWordsOfTheSpeechModel(String language) throws IOException {
        Set<String> words = words(language);
        Locale locale = Locale.forLanguageTag(language);
        IntentExamples examples = IntentExamples.shipped(locale);
        List<String> expected = new ArrayList<>(YesNo.in(locale).forms());
        examples.intents().forEach(intent -> expected.addAll(examples.sentences(intent)));

        List<String> beyond = expected.stream()
                .filter(sentence -> language.equals("zh")
                        ? !canBeCut(sentence, words)
                        : !words.containsAll(List.of(sentence.split(" "))))
                .toList();

        assertThat(beyond).isEmpty();
    }

    private static boolean canBeCut(String sentence, Set<String> words) {
        boolean[] reached = new boolean[sentence.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= sentence.length(); end++) {
            for (int start = 0; start < end && !reached[end]; start++) {
                reached[end] = reached[start] && words.contains(sentence.substring(start, end));
            }
        }
        return reached[sentence.length()];
    }

    /** The words of a shipped model; skips the test where none is shipped. */
    private static Set<String> words(String language) throws IOException {
        InputStream file = SpeechModel.class.getResourceAsStream("model/" + language + "/graph/words.txt");
        Assumptions.assumeTrue(file != null, "no model is shipped for " + language);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split(" ")[0]).collect(Collectors.toSet());
        }
    }
}
