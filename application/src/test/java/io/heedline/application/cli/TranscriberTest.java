package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.ScriptedRecognition;
import io.heedline.asr.Grammar;
import io.heedline.asr.Word;
import io.heedline.audio.Pcm;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriberTest {

    private static final int RATE = 8_000;
    private static final Pcm PAUSE = Pcm.silence(1_000, RATE);

    @Test
    void joinsSentencesAndKeepsTheTimesOfTheirWords() {
        Pcm recording = PAUSE.concat(tone(500), PAUSE, tone(400), PAUSE);

        Transcriber.Transcription done = transcribe(Grammar.open(), recording, "查账单", "谢谢");

        assertThat(done.text()).isEqualTo("查账单谢谢");
        assertThat(done.words()).extracting(Word::startMs).containsExactly(1_000L, 2_500L);
        assertThat(done.audioSeconds()).isEqualTo(3.9);
    }

    @Test
    void partsEnglishSentencesByABlank() {
        Pcm recording = tone(500).concat(PAUSE, tone(400), PAUSE);

        assertThat(transcribe(Grammar.open(), recording, "check my bill", "thanks")
                        .text())
                .isEqualTo("check my bill thanks");
    }

    @Test
    void takesSpeechThatEndsWithTheFile() {
        assertThat(transcribe(Grammar.open(), tone(500), "是").text()).isEqualTo("是");
    }

    @Test
    void leavesOutWhatTheGrammarDoesNotHold() {
        Pcm recording = tone(500).concat(PAUSE);

        assertThat(transcribe(Grammar.of(List.of("是")), recording, ScriptedRecognition.REJECTED)
                        .words())
                .isEmpty();
        assertThat(transcribe(Grammar.open(), recording, ScriptedRecognition.REJECTED)
                        .text())
                .as("without a grammar the best guess is what there is")
                .isEqualTo(ScriptedRecognition.REJECTED);
    }

    @Test
    void findsNothingInSilence() {
        assertThat(transcribe(Grammar.open(), PAUSE).text()).isEmpty();
    }

    private static Transcriber.Transcription transcribe(Grammar grammar, Pcm recording, String... texts) {
        return new Transcriber(new ScriptedRecognition(texts), grammar).transcribe(recording);
    }

    private static Pcm tone(int ms) {
        short[] samples = new short[ms * RATE / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.35));
        }
        return new Pcm(samples, RATE);
    }
}
