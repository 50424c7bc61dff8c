package io.heedline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PcmTest {

    private final Pcm counting = new Pcm(new short[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 1000);

    @Test
    void aSliceIsWhatLiesBetweenTwoTimes() {
        assertThat(counting.slice(2, 5).samples()).containsExactly(2, 3, 4);
    }

    @Test
    void aSliceIsDrawnInToTheEnds() {
        assertThat(counting.slice(-5, 2).samples()).containsExactly(0, 1);
        assertThat(counting.slice(8, 99).samples()).containsExactly(8, 9);
        assertThat(counting.slice(7, 3).samples()).isEmpty();
    }

    @Test
    void joiningKeepsTheOrder() {
        assertThat(counting.slice(0, 2)
                        .concat(counting.slice(5, 6), Pcm.silence(1, 1000))
                        .samples())
                .containsExactly(0, 1, 5, 0);
    }

    @Test
    void differentRatesCannotBeJoined() {
        assertThatThrownBy(() -> counting.concat(Pcm.silence(10, 8000)))
                .hasMessageContaining("1000 Hz")
                .hasMessageContaining("8000 Hz");
    }

    @Test
    void equalSoundIsEqual() {
        assertThat(counting).isEqualTo(counting.slice(0, 10)).hasSameHashCodeAs(counting.slice(0, 10));
        assertThat(counting).isNotEqualTo(new Pcm(counting.samples(), 8000));
    }

    @Test
    void impossibleRatesAreRefused() {
        assertThatThrownBy(() -> new Pcm(new short[0], 0)).hasMessageContaining("0 Hz");
    }
}
