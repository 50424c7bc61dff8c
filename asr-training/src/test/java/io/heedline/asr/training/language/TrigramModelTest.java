package io.heedline.asr.training.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.asr.training.language.TrigramModel.History;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrigramModelTest {
    private static final int VOCABULARY = 12;

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 30, 1000})
    void probabilitiesAfterEveryHistorySumToOneHoweverManyTrigramsAreKept(int trigrams) {
        TrigramModel model = TrigramModel.estimate(sentences(), VOCABULARY, 0.6, trigrams);
        for (History history : model.histories()) {
            double sum = model.probability(history, TrigramModel.END);
            for (int word = 1; word <= VOCABULARY; word++) {
                sum += model.probability(history, word);
            }
            assertThat(sum).as("after %s", history).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void whatWasSaidIsLikelierThanWhatWasNot() {
        TrigramModel model = TrigramModel.estimate(List.of(new int[] {1, 2, 3}, new int[] {1, 2, 3}), 4, 1, 100);
        assertThat(model.probability(new History(1, 2), 3)).isGreaterThan(3 * model.probability(new History(1, 2), 4));
        assertThat(model.probability(new History(1, 2), 4)).isPositive();
    }

    @Test
    void moreTrigramsDoNotMakeKnownSentencesLessLikely() {
        List<int[]> sentences = sentences();
        double few = TrigramModel.estimate(sentences, VOCABULARY, 1, 0).perplexity(sentences);
        double many = TrigramModel.estimate(sentences, VOCABULARY, 1, 1000).perplexity(sentences);
        assertThat(many).isLessThan(few);
    }

    private static List<int[]> sentences() {
        SplittableRandom random = new SplittableRandom(3);
        List<int[]> sentences = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int[] words = new int[1 + random.nextInt(5)];
            for (int k = 0; k < words.length; k++) {
                words[k] = 1 + Math.min(random.nextInt(VOCABULARY), random.nextInt(VOCABULARY));
            }
            sentences.add(words);
        }
        return sentences;
    }
}
