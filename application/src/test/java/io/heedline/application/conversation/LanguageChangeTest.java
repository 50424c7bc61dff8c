package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.asr.RecognitionEvent.SpeechStarted;
import io.heedline.asr.RecognitionEvent.SpeechStopped;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recognition that begins in the middle of a call tells the times of the call. */
class LanguageChangeTest {

    private static final long BEGIN_MS = 61_000;
    private static final int FRAME = 160;

    @Test
    void timesAreThoseOfTheCall() {
        RecognitionStream later = new LaterStream(new ScriptedRecognition("my bill please").stream(8_000), BEGIN_MS);
        List<Object> events = new ArrayList<>();
        short[] tone = ToneVoice.tone(400).samples();
        for (int at = 0; at + FRAME <= tone.length; at += FRAME) {
            events.addAll(later.accept(Arrays.copyOfRange(tone, at, at + FRAME)));
        }
        for (int frame = 0; frame < 20; frame++) {
            events.addAll(later.accept(new short[FRAME]));
        }
        Utterance said = later.finish();

        assertThat(events).first().isEqualTo(new SpeechStarted(BEGIN_MS));
        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        SpeechStopped.class,
                        stopped -> assertThat(stopped.atMs()).isBetween(BEGIN_MS + 300, BEGIN_MS + 500));
        assertThat(said.text()).isEqualTo("my bill please");
        assertThat(said.words().get(0).startMs()).isEqualTo(BEGIN_MS);
    }
}
