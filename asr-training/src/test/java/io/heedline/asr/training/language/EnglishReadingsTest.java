package io.heedline.asr.training.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.asr.training.espeak.EspeakVoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnglishReadingsTest {
    @Test
    void soundsGoToTheWordsTheyBelongTo() {
        List<int[]> apart = EnglishReadings.divided(
                new int[] {1, 2, 3, 4, 5}, List.of(new int[] {1, 2}, new int[] {3}, new int[] {4, 5}));
        assertThat(apart).containsExactly(new int[] {1, 2}, new int[] {3}, new int[] {4, 5});
    }

    @Test
    void soundsSaidOtherwiseInTheSentenceStayWithTheirWord() {
        List<int[]> apart =
                EnglishReadings.divided(new int[] {1, 9, 3, 4, 4}, List.of(new int[] {1, 2}, new int[] {3, 4, 4}));
        assertThat(apart).containsExactly(new int[] {1, 9}, new int[] {3, 4, 4});
    }

    @Test
    void wordThatWasSwallowedGetsNothing() {
        List<int[]> apart = EnglishReadings.divided(
                new int[] {1, 2, 5, 6, 7}, List.of(new int[] {1, 2}, new int[] {3}, new int[] {5, 6, 7}));
        assertThat(apart).containsExactly(new int[] {1, 2}, new int[0], new int[] {5, 6, 7});
    }

    @Test
    void vowelsBeforeRAreSoundsOfTheirOwnOnlyWhereTheRIsSaid() {
        SpokenLanguage english = SpokenLanguage.of("en");
        assertThat(english.sounds(EspeakVoice.AMERICAN, "A@")).containsExactly("Ar");
        assertThat(english.sounds(EspeakVoice.NEW_YORK, "A@")).containsExactly("Ar");
        assertThat(english.sounds(EspeakVoice.BRITISH, "A@")).containsExactly("A:");
        assertThat(english.sounds(EspeakVoice.BRITISH, "aI@")).containsExactly("aI", "@");
    }

    @Test
    void glidesAndRareShadesCountAsPartOfTheSoundBefore() {
        assertThat(SpokenLanguage.of("en").sounds(EspeakVoice.AMERICAN, ";")).isEmpty();
    }
}
