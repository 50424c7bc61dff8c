package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.tts.internal.EspeakProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Listens, by the phonemes espeak-ng reports, whether it says the tones and syllables it was given. */
class PinyinPhonemesIT {

    private static final Pattern TONE = Pattern.compile("214|55|51|53|35|21|11|22|33|44");

    private final EspeakProcess espeak = new EspeakProcess("espeak-ng", Duration.ofSeconds(20));

    @Test
    void everyWordOfTheTableSoundsLikeItsSyllables() {
        Set<String> words = new LinkedHashSet<>();
        Table.read("pinyin-zh.tsv")
                .forEach(row -> words.addAll(Pinyin.standard().words(row.get()[0].toString())));
        Set<String> syllables = new LinkedHashSet<>();
        words.forEach(word -> syllables.addAll(syllables(word)));

        Map<String, String> alone = phonemes(List.copyOf(syllables));
        Map<String, String> together = phonemes(List.copyOf(words));

        words.forEach(word -> {
            List<String> parts = syllables(word);
            String expected = String.join(
                    "", parts.stream().map(s -> sounds(alone.get(s))).toList());
            assertThat(sounds(together.get(word))).as(word).isEqualTo(expected);
            assertThat(tones(together.get(word))).as(word).matches(expectedTones(parts));
        });
    }

    @Test
    void thirdTonesAreChangedByTheEngineOverAWholeClause() {
        assertThat(tones(phonemes(List.of("wo3 hen3 hao3")).get("wo3 hen3 hao3")))
                .isEqualTo("35 35 214");
        assertThat(tones(phonemes(List.of("ni3hao3")).get("ni3hao3"))).isEqualTo("35 214");
        assertThat(tones(phonemes(List.of("ni3zai4")).get("ni3zai4"))).startsWith("21 ");
    }

    @Test
    void theEngineItselfDoesNotChangeTheTonesOfBuAndYi() {
        assertThat(tones(phonemes(List.of("bu4shi4")).get("bu4shi4")))
                .startsWith("5")
                .doesNotStartWith("55");
        assertThat(tones(phonemes(List.of("yi1xia4")).get("yi1xia4"))).startsWith("55");
    }

    private Map<String, String> phonemes(List<String> lines) {
        Map<String, String> phonemes = new TreeMap<>();
        for (int from = 0; from < lines.size(); from += 50) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + 50));
            List<String> spoken = espeak.run(
                            String.join("\n", some), List.of("-b", "1", "-v", "cmn-latn-pinyin", "-x", "-q"))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(spoken).hasSameSizeAs(some);
            for (int i = 0; i < some.size(); i++) {
                phonemes.put(some.get(i), spoken.get(i));
            }
        }
        return phonemes;
    }

    private static List<String> syllables(String word) {
        List<String> syllables = new ArrayList<>();
        Matcher matcher = Pattern.compile("[a-z]+[1-5]").matcher(word);
        while (matcher.find()) {
            syllables.add(matcher.group());
        }
        return syllables;
    }

    /** Without stress, pauses and tones; the vowel of {@code e} is weaker in unstressed syllables and counts as one. */
    private static String sounds(String phonemes) {
        return TONE.matcher(phonemes.replaceAll("[,'_| ]", "")).replaceAll("").replace("o-", "@");
    }

    private static String tones(String phonemes) {
        return String.join(
                " ",
                TONE.matcher(phonemes).results().map(match -> match.group()).toList());
    }

    private static String expectedTones(List<String> syllables) {
        List<String> tones = new ArrayList<>();
        for (int i = 0; i < syllables.size(); i++) {
            boolean beforeThird =
                    i + 1 < syllables.size() && syllables.get(i + 1).endsWith("3");
            tones.add(
                    switch (syllables.get(i).charAt(syllables.get(i).length() - 1)) {
                        case '1' -> "55";
                        case '2' -> "35";
                        case '3' -> beforeThird ? "35" : "(?:214|21)";
                        case '4' -> "5[13]";
                        default -> "(?:11|22|33|44)";
                    });
        }
        return String.join(" ", tones);
    }
}
