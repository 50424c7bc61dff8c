package io.heedline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelTest {

    @Test
    void aFullScaleSineMeasuresThreeDecibelsBelowFullScale() {
        assertThat(Level.dbfs(Sines.tone(1000, 1, 8000, 1000))).isCloseTo(-3.01, within(0.01));
    }

    @Test
    void silenceAndNothingMeasureTheFloor() {
        assertThat(Level.dbfs(Pcm.silence(20, 8000))).isEqualTo(Level.SILENCE_DBFS);
        assertThat(Level.dbfs(new short[0])).isEqualTo(Level.SILENCE_DBFS);
    }

    @Test
    void normalisingBringsQuietSpeechToTheTarget() {
        Pcm quiet = Sines.tone(300, 0.01, 8000, 500);

        assertThat(Level.dbfs(Level.normalise(quiet, -20))).isCloseTo(-20, within(0.05));
    }

    @Test
    void normalisingNeverClips() {
        short[] spiky = new short[8000];
        spiky[100] = 10_000;

        assertThat(Level.peak(Level.normalise(new Pcm(spiky, 8000), -20).samples()))
                .isCloseTo(0.891, within(0.001));
    }

    @Test
    void normalisingLeavesSilenceAlone() {
        assertThat(Level.normalise(Pcm.silence(100, 8000), -20)).isEqualTo(Pcm.silence(100, 8000));
    }

    @Test
    void theLargestNegativeSampleIsFullScale() {
        assertThat(Level.peak(new short[] {Short.MIN_VALUE})).isEqualTo(1);
    }

    @Test
    void gainClipsAtFullScale() {
        assertThat(Level.gain(new Pcm(new short[] {20_000, -20_000, 10}, 8000), 6.0206)
                        .samples())
                .containsExactly(32767, -32768, 20);
    }
}
