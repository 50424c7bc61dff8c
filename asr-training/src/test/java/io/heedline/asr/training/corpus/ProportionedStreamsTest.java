package io.heedline.asr.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionedStreamsTest {
    @Test
    void shareIsOneOfSoundAndNotOfStreams() {
        SpeechStream longer = new SpeechStream(new float[9000], new int[0]);
        SpeechStream shorter = new SpeechStream(new float[1000], new int[0]);
        ProportionedStreams streams = new ProportionedStreams(() -> longer, () -> shorter, 0.3);
        double total = 0;
        double fromOther = 0;
        for (int i = 0; i < 2000; i++) {
            SpeechStream stream = streams.get();
            total += stream.samples().length;
            fromOther += stream == shorter ? stream.samples().length : 0;
        }
        assertThat(fromOther / total).isCloseTo(0.3, within(0.01));
    }
}
