package io.heedline.asr.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    @Test
    void findsEachSoundWhereItIsLikeliest() {
        int[] heard = {0, 0, 0, 4, 4, 5, 5, 5, 6, 0, 0};
        float[][] likelihoods = new float[heard.length][8];
        for (int t = 0; t < heard.length; t++) {
            for (int c = 0; c < 8; c++) {
                likelihoods[t][c] = c == heard[t] ? -0.1f : -5f;
            }
        }
        LabelledSpeech speech = Alignment.of(new float[heard.length * 240], likelihoods, word(4, 5, 6))
                .speech();
        for (int t = 0; t < heard.length; t++) {
            assertThat(speech.classAt(t * 240 + 100)).as("step %d", t).isEqualTo(heard[t]);
        }
    }

    @Test
    void wordThatWasNotSaidScoresLower() {
        float[][] likelihoods = {{0, -9, -9, -9}, {-9, -9, 0, -9}, {-9, -9, 0, -9}, {0, -9, -9, -9}};
        double said = Alignment.of(new float[960], likelihoods, word(2)).score();
        double other = Alignment.of(new float[960], likelihoods, word(3)).score();
        assertThat(said).isGreaterThan(other);
    }

    @Test
    void soundsMayFillTheWholeRecording() {
        float[][] likelihoods = {{-9, -9, 0, -9}, {-9, -9, -9, 0}};
        LabelledSpeech speech =
                Alignment.of(new float[480], likelihoods, word(2, 3)).speech();
        assertThat(speech.classAt(0)).isEqualTo(2);
        assertThat(speech.classAt(400)).isEqualTo(3);
    }

    @Test
    void pausesBetweenWordsAreSilenceAndReadingsAreChosen() {
        int[] heard = {2, 2, 3, 0, 0, 5, 4};
        float[][] likelihoods = new float[heard.length][6];
        for (int t = 0; t < heard.length; t++) {
            for (int c = 0; c < 6; c++) {
                likelihoods[t][c] = c == heard[t] ? -0.1f : -5f;
            }
        }
        List<List<int[]>> words =
                List.of(List.of(new int[] {2, 4}, new int[] {2, 3}), List.of(new int[] {4, 5}, new int[] {5, 4}));
        LabelledSpeech speech =
                Alignment.of(new float[heard.length * 240], likelihoods, words).speech();
        assertThat(speech.classes()).containsExactly(2, 3, 0, 5, 4);
        assertThat(speech.classAt(3 * 240 + 100)).isZero();
    }

    private static List<List<int[]>> word(int... sounds) {
        return List.of(List.of(sounds));
    }
}
