package io.heedline.asr.internal.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.SpeechModelException;
import io.heedline.asr.Utterance;
import io.heedline.asr.testing.Sound;
import io.heedline.asr.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vosk.Model;

class VoskModelTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void wordsKeepTheirTimesThoughSilenceWasSkipped(int rate) {
        Sound sound = new Sound(rate).silence(2000).voice(600, 1500, 400, 700).silence(3000);
        int second = sound.ms();
        sound.voice(600, 1500, 2500, 3000).silence(1000);
        try (SpeechModel model = SpeechModel.open(TinyModel.write(directory.resolve("tiny")));
                RecognitionStream stream = model.stream(rate)) {
            List<RecognitionEvent> events = play(stream, sound.samples(), rate / 50);
            Utterance utterance = stream.finish();

            assertThat(utterance.text()).isEqualTo("低高");
            assertThat(utterance.words().get(0).startMs()).isCloseTo(2000, within(100L));
            assertThat(utterance.words().get(0).endMs()).isCloseTo(2600, within(100L));
            assertThat(utterance.words().get(1).startMs()).isCloseTo(second, within(100L));
            assertThat(utterance.words().get(1).endMs()).isCloseTo(second + 600, within(100L));
            assertThat(events)
                    .filteredOn(RecognitionEvent.SpeechStarted.class::isInstance)
                    .hasSize(2);
            assertThat(events).contains(new RecognitionEvent.Partial("低"));
        }
    }

    @Test
    void aTurnBeginsAfreshAfterFinish() {
        short[] low = new Sound(8000)
                .silence(500)
                .voice(500, 1500, 400, 700)
                .silence(500)
                .samples();
        try (SpeechModel model = SpeechModel.open(TinyModel.write(directory.resolve("tiny")));
                RecognitionStream stream = model.stream(8000)) {
            play(stream, low, 160);
            Utterance first = stream.finish();
            play(stream, low, 160);
            Utterance second = stream.finish();

            assertThat(first.text()).isEqualTo("低");
            assertThat(second.text()).isEqualTo("低");
            assertThat(second.words().get(0).startMs() - first.words().get(0).startMs())
                    .isCloseTo(1500, within(40L));
            assertThat(stream.finish()).isEqualTo(Utterance.EMPTY);
        }
    }

    @Test
    void aModelWithAFixedGraphChecksGrammarsOnTheText() {
        try (SpeechModel model = SpeechModel.open(TinyModel.write(directory.resolve("tiny")));
                RecognitionStream stream = model.stream(8000)) {
            stream.use(Grammar.of(List.of("低")));
            play(
                    stream,
                    new Sound(8000)
                            .silence(500)
                            .voice(500, 1500, 400, 700)
                            .silence(500)
                            .samples(),
                    160);
            Utterance inside = stream.finish();
            play(
                    stream,
                    new Sound(8000)
                            .silence(500)
                            .voice(500, 1500, 2500, 3000)
                            .silence(500)
                            .samples(),
                    160);
            Utterance outside = stream.finish();

            assertThat(model.decodesGrammars()).isFalse();
            assertThat(inside.rejected()).isFalse();
            assertThat(outside.text()).isEqualTo("高");
            assertThat(outside.rejected()).isTrue();
        }
    }

    @Test
    void aGrammarSteersTheDecodingFromTurnToTurn() {
        short[] low = new Sound(8000)
                .silence(500)
                .voice(500, 1500, 400, 700)
                .silence(500)
                .samples();
        short[] high = new Sound(8000)
                .silence(500)
                .voice(500, 1500, 2500, 3000)
                .silence(500)
                .samples();
        try (SpeechModel model = SpeechModel.open(TinyModel.writeWithGrammars(directory.resolve("tiny")));
                RecognitionStream stream = model.stream(8000)) {
            assertThat(model.decodesGrammars()).isTrue();
            List<String> heard = new ArrayList<>();
            for (Grammar grammar :
                    List.of(Grammar.open(), Grammar.of(List.of("低")), Grammar.of(List.of("高")), Grammar.open())) {
                for (short[] sound : List.of(low, high)) {
                    stream.use(grammar);
                    play(stream, sound, 160);
                    Utterance utterance = stream.finish();
                    heard.add(utterance.text() + (utterance.rejected() ? "?" : ""));
                }
            }

            assertThat(heard).containsExactly("低", "高", "低", "高?", "低?", "高", "低", "高");
        }
    }

    @Test
    void closingTwiceIsHarmlessAndUseAfterCloseIsRefused() {
        SpeechModel model = SpeechModel.open(TinyModel.write(directory.resolve("tiny")));
        RecognitionStream stream = model.stream(8000);
        play(stream, new Sound(8000).silence(300).voice(300, 1500, 400, 700).samples(), 160);
        stream.close();
        stream.close();
        model.close();
        model.close();

        assertThatThrownBy(() -> stream.accept(new short[160])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> model.stream(8000)).isInstanceOf(SpeechModelException.class);
    }

    @Test
    void nativeTextThatIsNotUtf8IsRefusedWithTheOptionToSet() {
        Path tiny = TinyModel.write(directory.resolve("tiny"));
        String before = System.setProperty("jna.encoding", "US-ASCII");
        try {
            assertThatThrownBy(() -> SpeechModel.open(tiny))
                    .isInstanceOf(SpeechModelException.class)
                    .hasMessageContaining("-Djna.encoding=UTF-8");
        } finally {
            System.setProperty("jna.encoding", before == null ? "UTF-8" : before);
        }
    }

    @Test
    void aRecogniserIsFreedOnceAndNotUsedAfterwards() throws IOException {
        Path tiny = TinyModel.write(directory.resolve("tiny"));
        try (Model model = new Model(tiny.toString())) {
            VoskRecognizer recognizer = new VoskRecognizer(model, new Object(), 8000, null);
            recognizer.accept(new short[800]);
            recognizer.close();
            recognizer.close();

            assertThatThrownBy(recognizer::result)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("after close");
        }
    }

    @Test
    void theSampleRateIsTheModelsOwn() throws IOException {
        Path tiny = TinyModel.write(directory.resolve("tiny"));
        assertThat(ModelLayout.of(tiny).sampleRate()).isEqualTo(8000);
        Files.writeString(tiny.resolve("conf/mfcc.conf"), "--num-ceps=40\n");
        assertThat(ModelLayout.of(tiny).sampleRate()).isEqualTo(16_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf/mfcc.conf", "conf/model.conf", "graph/words.txt", "graph/HCLG.fst"})
    void aMissingPartIsNamed(String part) throws IOException {
        Path tiny = TinyModel.write(directory.resolve("tiny"));
        Files.delete(tiny.resolve(part));

        assertThatThrownBy(() -> SpeechModel.open(tiny))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining(part.endsWith("fst") ? "HCLr.fst" : part);
    }

    @Test
    void aTruncatedGraphIsAnErrorNotACrash() throws IOException {
        Path tiny = TinyModel.write(directory.resolve("tiny"));
        byte[] graph = Files.readAllBytes(tiny.resolve("graph/HCLG.fst"));
        Files.write(tiny.resolve("graph/HCLG.fst"), Arrays.copyOf(graph, graph.length / 2));

        assertThatThrownBy(() -> SpeechModel.open(tiny)).isInstanceOf(SpeechModelException.class);
    }

    private static List<RecognitionEvent> play(RecognitionStream stream, short[] samples, int piece) {
        List<RecognitionEvent> events = new ArrayList<>();
        for (int at = 0; at < samples.length; at += piece) {
            events.addAll(stream.accept(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + piece))));
        }
        return events;
    }
}
