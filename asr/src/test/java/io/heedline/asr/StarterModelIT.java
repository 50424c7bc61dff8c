package io.heedline.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heedline.asr.testing.Espeak;
import io.heedline.asr.testing.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model that is shipped, through the whole recogniser, on Mandarin spoken by espeak-ng. */
class StarterModelIT {

    private static final List<String> SENTENCES = List.of("我要查一下账单", "我的信用卡丢了要挂失", "我要转人工", "这个月要还多少钱", "谢谢再见");
    private static final Grammar YES_NO =
            Grammar.of(List.of("是", "是的", "对", "对的", "好", "好的", "可以", "不", "不是", "不对", "不要", "没有"));

    private static Path cache;
    private static SpeechModel model;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(
                StarterModelIT.class.getResource("/io/heedline/asr/model/zh/manifest.txt") != null,
                "no starter shipped");
        assumeTrue(Espeak.present(), "espeak-ng is not installed");
        cache = Files.createTempDirectory("starter");
        model = new SpeechModels(new SpeechModels.Settings(cache, cache, Map.of())).open(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    private static Utterance recognise(short[] samples, int rate, Grammar grammar) {
        try (RecognitionStream stream = model.stream(rate)) {
            stream.use(grammar);
            short[] all = new Sound(rate).silence(500).pcm(samples).silence(500).samples();
            for (int at = 0; at < all.length; at += rate / 50) {
                stream.accept(Arrays.copyOfRange(all, at, Math.min(all.length, at + rate / 50)));
            }
            return stream.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void sentencesOfTheHotlineAreUnderstood(int rate) {
        int errors = 0;
        int characters = 0;
        for (String sentence : SENTENCES) {
            for (String voice : List.of("", "m3", "f2")) {
                Utterance utterance = recognise(Espeak.say(sentence, voice, rate), rate, Grammar.open());
                errors += Edits.between(sentence, utterance.text());
                characters += sentence.length();
            }
        }
        assertThat(100.0 * errors / characters)
                .as("character error rate, per cent")
                .isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -30, -12, -6})
    void theLevelOfTheLineMakesNoDifference(double dbfs) {
        for (String sentence : SENTENCES) {
            short[] speech = Espeak.say(sentence, "m3", 8000);
            String usual =
                    recognise(Espeak.atLevel(speech, -20), 8000, Grammar.open()).text();

            assertThat(recognise(Espeak.atLevel(speech, dbfs), 8000, Grammar.open())
                            .text())
                    .isEqualTo(usual);
        }
    }

    @Test
    void digitalSilenceBetweenWordsCostsNoWords() {
        short[] first = Espeak.say("我要查一下账单", "m3", 8000);
        short[] second = Espeak.say("谢谢再见", "m3", 8000);
        String together = recognise(
                        new Sound(8000).pcm(first).silence(200).pcm(second).samples(), 8000, Grammar.open())
                .text();
        String apart = recognise(
                        new Sound(8000).pcm(first).silence(4000).pcm(second).samples(), 8000, Grammar.open())
                .text();

        assertThat(apart).isEqualTo(together).isEqualTo("我要查一下账单谢谢再见");
    }

    @Test
    void wordsHaveTheTimesAtWhichTheyWereSaid() {
        Utterance utterance = recognise(
                new Sound(8000).silence(3000).pcm(Espeak.say("账单", "m3", 8000)).samples(), 8000, Grammar.open());

        assertThat(utterance.text()).isEqualTo("账单");
        assertThat(utterance.words().get(0).startMs()).isBetween(3400L, 3700L);
        assertThat(utterance.words().get(0).endMs()).isBetween(3800L, 4600L);
    }

    @Test
    void aGrammarAcceptsItsPhrasesAndRejectsOtherSpeech() {
        int right = 0;
        int accepted = 0;
        for (String phrase : YES_NO.phrases()) {
            Utterance utterance = recognise(Espeak.say(phrase, "m3", 8000), 8000, YES_NO);
            right += utterance.text().equals(phrase) && !utterance.rejected() ? 1 : 0;
        }
        for (String sentence : SENTENCES) {
            Utterance utterance = recognise(Espeak.say(sentence, "f2", 8000), 8000, YES_NO);
            accepted += utterance.isEmpty() || utterance.rejected() ? 0 : 1;
        }
        assertThat(right).isGreaterThanOrEqualTo(YES_NO.phrases().size() - 1);
        assertThat(accepted).isZero();
    }

    /** Levenshtein's distance. */
    private static final class Edits {
        static int between(String wanted, String got) {
            int[] row = new int[got.length() + 1];
            Arrays.setAll(row, i -> i);
            for (int i = 1; i <= wanted.length(); i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= got.length(); j++) {
                    int substitution = diagonal + (wanted.charAt(i - 1) == got.charAt(j - 1) ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
                }
            }
            return row[got.length()];
        }
    }
}
