package io.heedline.asr.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

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
        LabelledSpeech speech = Alignment.of(new float[heard.length * 240], likelihoods, new int[] {4, 5, 6})
                .speech();
        for (int t = 0; t < heard.length; t++) {
            assertThat(speech.classAt(t * 240 + 100)).as("step %d", t).isEqualTo(heard[t]);
        }
    }

    @Test
    void wordThatWasNotSaidScoresLower() {
        float[][] likelihoods = {{0, -9, -9, -9}, {-9, -9, 0, -9}, {-9, -9, 0, -9}, {0, -9, -9, -9}};
        double said = Alignment.of(new float[960], likelihoods, new int[] {2}).score();
        double other = Alignment.of(new float[960], likelihoods, new int[] {3}).score();
        assertThat(said).isGreaterThan(other);
    }

    @Test
    void soundsMayFillTheWholeRecording() {
        float[][] likelihoods = {{-9, -9, 0, -9}, {-9, -9, -9, 0}};
        LabelledSpeech speech =
                Alignment.of(new float[480], likelihoods, new int[] {2, 3}).speech();
        assertThat(speech.classAt(0)).isEqualTo(2);
        assertThat(speech.classAt(400)).isEqualTo(3);
    }
}
