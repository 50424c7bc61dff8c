package io.heedline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AudioFrameTest {

    @Test
    void aFrameDoesNotChangeWithTheArrayItWasMadeOf() {
        short[] samples = new short[AudioFrame.SAMPLES];
        AudioFrame frame = AudioFrame.of(samples);

        samples[0] = 5;
        frame.samples()[1] = 6;

        assertThat(frame).isEqualTo(AudioFrame.SILENCE);
    }

    @Test
    void aFrameHasTwentyMillisecondsAndNoOtherLength() {
        assertThatThrownBy(() -> AudioFrame.of(new short[159]))
                .hasMessageContaining("160")
                .hasMessageContaining("159");
    }

    @Test
    void theLastFrameOfAStretchIsFilledUpWithSilence() {
        short[] stretch = new short[161];
        stretch[160] = 9;

        AudioFrame last = AudioFrame.at(stretch, 160);

        assertThat(last.samples()).startsWith(9, 0).hasSize(160);
        assertThat(AudioFrame.at(stretch, 161)).isSameAs(AudioFrame.SILENCE);
    }

    @Test
    void callIdsAreFitForFileNames() {
        assertThatThrownBy(() -> new CallId("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(CallId.random()).isNotEqualTo(CallId.random());
    }
}
