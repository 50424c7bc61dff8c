package io.heedline.application.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtteranceTest {

    private static final int RATE = 8_000;

    @Test
    void knowsWhenItIsHeardAndWhereItPauses() {
        Pcm first = Pcm.concat(List.of(Pcm.silence(100, RATE), tone(300)));
        Pcm second = Pcm.concat(List.of(tone(200), Pcm.silence(60, RATE)));
        Line line = new Line(List.of(new Line.Chunk("查一下", 500), new Line.Chunk("账单", 0)));

        Utterance utterance = Utterance.of(line, List.of(first, second), RATE);

        assertThat(utterance.text()).isEqualTo("查一下 账单");
        assertThat(utterance.startMs()).isEqualTo(100);
        assertThat(utterance.endMs()).isEqualTo(1_100);
        assertThat(utterance.pauses()).containsExactly(new Utterance.Pause(400, 900));
        assertThat(utterance.sound().durationMs()).isEqualTo(1_160);
    }

    private static Pcm tone(int ms) {
        short[] samples = new short[ms * RATE / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i % 8 < 4 ? 6_000 : -6_000);
        }
        return new Pcm(samples, RATE);
    }
}
