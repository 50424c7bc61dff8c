package io.heedline.asr.training.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.asr.training.TrainingData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SentenceGrammarTest {
    @Test
    void expandsChoicesOptionsAndReferences() throws IOException {
        SentenceGrammar grammar = read("what = 账单 | 余额\n> [我 要] 查 ({what} | 还款 日)\n");
        Map<String, Integer> drawn = draw(grammar, 4000);
        assertThat(drawn.keySet())
                .containsExactlyInAnyOrder("查 账单", "查 余额", "查 还款 日", "我 要 查 账单", "我 要 查 余额", "我 要 查 还款 日");
    }

    @Test
    void weightsDecideHowOften() throws IOException {
        Map<String, Integer> drawn = draw(read("> /3 好 | 行 /3\n> 不\n"), 8000);
        assertThat(drawn.get("不")).isBetween(1800, 2200);
        assertThat(drawn.get("行")).isBetween(4300, 4700);
    }

    @Test
    void faultsNameTheLine() {
        assertThatThrownBy(() -> read("> 好\n> [我 要 查\n"))
                .hasMessageContaining("Line 2")
                .hasMessageContaining("\"[\"");
        assertThatThrownBy(() -> read("好\n")).hasMessageContaining("Line 1");
        assertThatThrownBy(() -> read("> {what}\n")).hasMessageContaining("{what}");
        assertThatThrownBy(() -> read("a = 好\na = 行\n> {a}\n")).hasMessageContaining("twice");
    }

    @Test
    void everyWordOfTheShippedSentencesIsInTheLexicon() throws IOException {
        TrainingData data = new TrainingData("zh");
        Lexicon lexicon = data.lexicon();
        assertThat(lexicon.words()).hasSizeGreaterThan(500);
        assertThat(lexicon.words()).containsAll(data.sentences().words());
        for (String set : List.of("test-sentences.txt", "tuning-sentences.txt", "yes-no.txt")) {
            data.segmented(set).forEach(sentence -> assertThat(lexicon.words()).containsAll(sentence));
        }
    }

    @Test
    void nothingMeasuredIsTrainedOn() {
        TrainingData data = new TrainingData("zh");
        assertThat(data.lines("test-voices.txt")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(data.lines("training-voices.txt"))
                .doesNotContainAnyElementsOf(data.lines("test-voices.txt"))
                .doesNotContainAnyElementsOf(data.lines("tuning-voices.txt"));
        assertThat(data.lines("tuning-voices.txt")).doesNotContainAnyElementsOf(data.lines("test-voices.txt"));
        assertThat(data.lines("tuning-sentences.txt")).doesNotContainAnyElementsOf(data.lines("test-sentences.txt"));
        assertThat(data.lines("test-people.txt")).hasSizeGreaterThanOrEqualTo(6);
    }

    private static SentenceGrammar read(String text) throws IOException {
        return SentenceGrammar.read(new BufferedReader(new StringReader(text)));
    }

    private static Map<String, Integer> draw(SentenceGrammar grammar, int count) {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < count; i++) {
            drawn.merge(String.join(" ", grammar.sentence(random)), 1, Integer::sum);
        }
        return drawn;
    }
}
