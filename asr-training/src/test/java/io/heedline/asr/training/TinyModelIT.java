package io.heedline.asr.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.asr.ModelProbe;
import io.heedline.asr.training.corpus.Speaker;
import io.heedline.asr.training.corpus.SyntheticStreams;
import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.espeak.RandomVoices;
import io.heedline.asr.training.evaluation.Condition;
import io.heedline.asr.training.evaluation.StockRecognizer;
import io.heedline.asr.training.kaldi.ModelDirectory;
import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.Pronunciations;
import io.heedline.asr.training.language.SentenceGrammar;
import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.asr.training.language.TrigramModel;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from texts to the stock recogniser, with a handful of words. */
class TinyModelIT {
    private static final String LEXICON =
            "账单\tzhang4 dan1\n人工\tren2 gong1\n是的\tshi4 de5\n没有\tmei2 you3\n谢谢\txie4 xie5\n";

    @Test
    void modelTrainedOnFiveWordsHearsThemFromAnUnknownVoice(@TempDir Path directory) throws Exception {
        try (Espeak espeak = Espeak.open()) {
            Lexicon lexicon = Lexicon.read(
                    new BufferedReader(new StringReader(LEXICON)),
                    SpokenLanguage.of("zh").notation());
            SentenceGrammar grammar = SentenceGrammar.read(
                    new BufferedReader(new StringReader("word = 账单 | 人工 | 是的 | 没有 | 谢谢\n> {word} [{word}]\n")));
            Pronunciations pronunciations = Pronunciations.of(lexicon, espeak);
            Speaker speaker = new Speaker(espeak, pronunciations);
            SyntheticStreams streams = new SyntheticStreams(
                    speaker,
                    grammar,
                    lexicon.words(),
                    List.of("hello", "bank"),
                    new RandomVoices(List.of("m1", "f1")),
                    1);
            ModelTrainer trainer = new ModelTrainer(pronunciations.phones().classes(), 64, streams, 1);
            trainer.train(new Stage("tiny", 120, 4e-3, 5e-4), streams, new Silent());
            AcousticModel model = trainer.model();

            ModelDirectory.writeAcoustics(
                    directory, pronunciations.phones(), model.weights(), model.priors(), model.featureMean());
            TrigramModel language = TrigramModel.estimate(
                    List.of(new int[] {1}, new int[] {2}, new int[] {3}, new int[] {4}, new int[] {5}), 5, 1, 100);
            ModelDirectory.writeGraph(
                    directory, pronunciations.phones(), pronunciations.classes(), lexicon.words(), language);

            new ModelProbe(directory.resolve("probe")).verify(directory);
            try (StockRecognizer recognizer = new StockRecognizer(directory)) {
                for (String word : lexicon.words()) {
                    float[] speech = speaker.sound(
                            List.of(word), EspeakVoice.stock(EspeakVoice.MANDARIN, "m4", 160), new SplittableRandom(1));
                    short[] heard = Condition.CLEAN.apply(speech, 0);
                    assertThat(StockRecognizer.texts(recognizer.recognize(heard, List.of())))
                            .containsExactly(word);
                    assertThat(StockRecognizer.texts(recognizer.recognize(heard, lexicon.words())))
                            .containsExactly(word);
                }
            }
        }
    }

    private static final class Silent implements Progress {
        @Override
        public void begin(String what, int steps) {}

        @Override
        public void step(double loss, double accuracy) {}

        @Override
        public void end() {}
    }
}
