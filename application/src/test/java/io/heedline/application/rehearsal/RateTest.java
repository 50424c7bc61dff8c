package io.heedline.application.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {

    @Test
    void theIntervalIsThatOfWilson() {
        Rate rate = Rate.of(96, 100);
        assertThat(rate.share()).isEqualTo(0.96);
        assertThat(rate.least()).isCloseTo(0.9016, within(0.0005));
        assertThat(rate.most()).isCloseTo(0.9843, within(0.0005));
    }

    @Test
    void nothingCountedSaysNothing() {
        assertThat(Rate.of(0, 0)).isEqualTo(new Rate(0, 0, 0, 0, 1));
    }
}
