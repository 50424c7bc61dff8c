package io.heedline.asr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.asr.training.language.Lexicon;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDataTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyWordThatIsSaidIsInTheLexicon(String language) throws IOException {
        TrainingData data = new TrainingData(language);
        Lexicon lexicon = data.lexicon();
        Set<String> said = new HashSet<>(data.sentences().words());
        for (String file : List.of("test-sentences.txt", "tuning-sentences.txt", "yes-no.txt")) {
            data.segmented(file).forEach(said::addAll);
        }
        assertThat(said)
                .allSatisfy(word -> assertThat(lexicon.readings(word))
                        .as("readings of %s", word)
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void noVoiceAndNoPersonBothTeachesAndMeasures(String language) {
        TrainingData data = new TrainingData(language);
        assertThat(data.lines("training-voices.txt"))
                .doesNotContainAnyElementsOf(data.lines("test-voices.txt"))
                .doesNotContainAnyElementsOf(data.lines("tuning-voices.txt"));
        assertThat(data.lines("tuning-voices.txt")).doesNotContainAnyElementsOf(data.lines("test-voices.txt"));
        assertThat(data.lines("tuning-people.txt")).doesNotContainAnyElementsOf(data.lines("test-people.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void sentencesForMeasuringAreNotThoseForTuning(String language) {
        TrainingData data = new TrainingData(language);
        assertThat(data.lines("test-sentences.txt")).doesNotContainAnyElementsOf(data.lines("tuning-sentences.txt"));
    }

    @Test
    void languageWithoutDataIsRefused() {
        assertThatThrownBy(() -> new TrainingData("fr"))
                .hasMessageContaining("fr")
                .hasMessageContaining("zh or en");
    }
}
