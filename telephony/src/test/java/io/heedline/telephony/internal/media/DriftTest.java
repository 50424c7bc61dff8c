package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.AudioFrame;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An hour of a call whose FreeSWITCH has another clock than ours. */
class DriftTest {

    private static final long HOUR = 3_600_000 * VirtualLoop.MS;

    /** Counts frames; keeps none, for there are many. */
    private static final class CountingLine implements MediaLine {
        private final AtomicLong frames = new AtomicLong();
        private long losses;

        @Override
        public AudioFrame nextSaid() {
            return AudioFrame.SILENCE;
        }

        @Override
        public void onFrames(AudioFrame heard, AudioFrame said) {
            frames.incrementAndGet();
        }

        @Override
        public void onUplinkLost(Duration silentFor) {
            losses++;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0",
        "200, 20, 0",
        "-200, 20, 0",
        "200, 20, 4",
        "-200, 20, 4",
        "200, 40, 4",
        "-200, 40, 4",
        "200, 10, 3",
        "-200, 10, 3",
        "-200, 30, 3",
        "20, 20, 12"
    })
    void theLeadStaysWithin60MsAndLittleWaits(double slowPpm, int ptime, int jitterMs) {
        VirtualLoop loop = new VirtualLoop();
        CountingLine line = new CountingLine();
        PacedCall call = new PacedCall(line, loop, Duration.ofMillis(200), () -> {});
        call.start();
        UnicastLink link = call.unicast(8_000, ptime);
        VirtualLeg leg =
                new VirtualLeg(loop, loop.ports.get(0), new MediaFormat(8_000, ptime), slowPpm, jitter(jitterMs));
        leg.start();
        long begun = loop.now();

        loop.runUntil(begun + HOUR);

        assertThat(leg.shortestLeadMs).as("shortest lead in ms").isPositive();
        assertThat(leg.longestLeadMs).as("longest lead in ms").isLessThanOrEqualTo(60);
        assertThat(leg.starved).isZero();
        assertThat(line.losses).isZero();
        assertThat(line.frames.get() * 20.0 / (leg.sent * ptime)).isBetween(0.999_99, 1.000_01);
        MediaCounts counts = link.counts();
        assertThat(counts.waitingMs()).as("sound that waits in ms").isLessThanOrEqualTo(40 + ptime);
        assertThat(counts.heldBack()).isZero();
        assertThat(counts.late()).isLessThanOrEqualTo(jitterMs > 5 ? 100 : 2);
        assertThat(counts.leftOut()).isLessThanOrEqualTo(jitterMs > 5 ? 100 : 2);
    }

    /** Late by up to so much, most of them by little. */
    private static LongSupplier jitter(int mostMs) {
        Random random = new Random(5);
        return () -> (long) (Math.pow(random.nextDouble(), 3) * mostMs * VirtualLoop.MS);
    }
}
