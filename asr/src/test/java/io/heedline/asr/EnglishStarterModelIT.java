package io.heedline.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heedline.asr.testing.Espeak;
import io.heedline.asr.testing.Sound;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The English model that is shipped, through the whole recogniser, on English spoken by espeak-ng. */
class EnglishStarterModelIT {
    private static final List<String> SENTENCES = List.of(
            "i want to check my balance",
            "i lost my card",
            "let me talk to a real person",
            "how much do i owe this month",
            "thank you goodbye");

    @TempDir
    private static Path cache;

    private static SpeechModel model;

    @BeforeAll
    static void open() {
        assumeTrue(Espeak.present(), "espeak-ng is not installed");
        model = new SpeechModels(new SpeechModels.Settings(cache, cache, Map.of())).open(Locale.US);
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void sentencesOfTheHotlineAreUnderstoodAsWordsWithBlanksBetween() {
        int right = 0;
        for (String sentence : SENTENCES) {
            for (String variant : List.of("", "+m3", "+f2")) {
                short[] speech = Espeak.speak("en-us" + variant, sentence, 8000);
                right += recognise(speech, Grammar.open()).text().equals(sentence) ? 1 : 0;
            }
        }
        assertThat(right).as("sentences wholly right of 15").isGreaterThanOrEqualTo(12);
    }

    @Test
    void aGrammarAcceptsItsPhrases() {
        Grammar yesNo = Grammar.of(List.of("yes", "yes please", "yeah", "okay", "no", "no thanks", "not now"));
        int right = 0;
        for (String phrase : yesNo.phrases()) {
            Utterance utterance = recognise(Espeak.speak("en-us+m3", phrase, 8000), yesNo);
            right += utterance.text().equals(phrase) && !utterance.rejected() ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(yesNo.phrases().size() - 1);
    }

    private static Utterance recognise(short[] samples, Grammar grammar) {
        try (RecognitionStream stream = model.stream(8000)) {
            stream.use(grammar);
            short[] all = new Sound(8000).silence(500).pcm(samples).silence(500).samples();
            for (int at = 0; at < all.length; at += 160) {
                stream.accept(Arrays.copyOfRange(all, at, Math.min(all.length, at + 160)));
            }
            return stream.finish();
        }
    }
}
