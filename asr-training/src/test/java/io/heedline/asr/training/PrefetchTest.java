package io.heedline.asr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void givesWhatTheSupplierMakesInOrderAndMakesNoMore() throws InterruptedException {
        Prefetch<Integer> prefetch = new Prefetch<>(made::incrementAndGet, 20, 3);
        for (int i = 1; i <= 20; i++) {
            assertThat(prefetch.next()).isEqualTo(i);
        }
        prefetch.close();
        assertThat(made).hasValue(20);
    }

    @Test
    void failureOfTheSupplierReachesWhoeverTakes() throws InterruptedException {
        try (Prefetch<Integer> prefetch = new Prefetch<>(() -> 1 / (3 - made.incrementAndGet()), 20, 3)) {
            prefetch.next();
            prefetch.next();
            assertThatThrownBy(prefetch::next).isInstanceOf(ArithmeticException.class);
        }
    }
}
