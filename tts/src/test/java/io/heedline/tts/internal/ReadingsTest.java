package io.heedline.tts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    @Test
    void everyReviewedReadingIsOneTheCharacterHas() {
        for (Map.Entry<String, String[]> phrase : Readings.load().phrases().entrySet()) {
            for (int i = 0; i < phrase.getValue().length; i++) {
                String syllable = phrase.getValue()[i];
                if (syllable != null) {
                    assertThat(isKnown(phrase.getKey().charAt(i), syllable))
                            .as("%s is read %s", phrase.getKey(), Arrays.toString(phrase.getValue()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theTableIsLarge() {
        assertThat(Readings.load().phrases()).hasSizeGreaterThan(700);
    }

    /** A neutral tone is accepted for every reading; otherwise the tone must be known too. */
    private static boolean isKnown(char character, String syllable) {
        Pinyin[] known = PinyinDictionary.get(String.valueOf(character));
        String sound = syllable.substring(0, syllable.length() - 1);
        Set<String> readings = Arrays.stream(known == null ? new Pinyin[0] : known)
                .map(Pinyin::toString)
                .collect(Collectors.toSet());
        return syllable.endsWith("5")
                ? readings.stream()
                        .anyMatch(reading -> reading.startsWith(sound) && reading.length() == syllable.length())
                : readings.contains(syllable);
    }
}
