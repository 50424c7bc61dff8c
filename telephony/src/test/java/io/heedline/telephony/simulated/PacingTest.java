package io.heedline.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.HangupCause;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void lateTicksAreMadeUpForAndEarlyOnesLeftOut() {
        AtomicLong nanos = new AtomicLong();
        AtomicInteger ticks = new AtomicInteger();
        try (RealTimeTicker ticker = new RealTimeTicker(nanos::get)) {
            List<Integer> made = new ArrayList<>();
            for (long ms : new long[] {19, 20, 39, 45, 101, 101, 20_000_000}) {
                nanos.set(ms * 1_000_000);
                ticker.tickDue(ticks::incrementAndGet);
                made.add(ticks.get());
            }
            assertThat(made).containsExactly(0, 1, 1, 2, 5, 5, 1_000_000);
        }
    }

    @Test
    void callsInRealTimeComeToTheirEnd() throws Exception {
        try (SimulatedExchange exchange = new SimulatedExchange(Pacing.REAL_TIME)) {
            FakeListener bot = new FakeListener();
            exchange.register("95500", bot::take);

            exchange.dial("1380", "95500", FakeCaller.hangingUpAt(9));

            assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            assertThat(bot.heard).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void virtualTimeGoesByTheTicks() throws Exception {
        try (SimulatedExchange exchange = virtual()) {
            List<Instant> seen = new ArrayList<>();
            FakeListener bot =
                    new FakeListener(index -> seen.add(exchange.clock().instant()));
            exchange.register("95500", bot::take);

            exchange.dial("1380", "95500", FakeCaller.hangingUpAt(99));
            bot.awaitEnd();

            Instant first = seen.get(0);
            assertThat(first).isBetween(START, START.plusMillis(40));
            for (int i = 0; i < 100; i++) {
                assertThat(seen.get(i)).isEqualTo(first.plusMillis(20L * i));
            }
        }
    }

    @Test
    void virtualTimeWaitsForWorkDoneElsewhere() throws Exception {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        CountDownLatch release = new CountDownLatch(1);
        AtomicLong cameBackAt = new AtomicLong(-1);
        try (SimulatedExchange exchange = virtual()) {
            FakeListener[] bot = new FakeListener[1];
            bot[0] = new FakeListener(index -> {
                if (index == 10) {
                    exchange.holdingTime(elsewhere).execute(() -> {
                        await(release);
                        bot[0].call.lane().execute(() -> cameBackAt.set(bot[0].heard.size()));
                    });
                    release.countDown();
                }
            });
            exchange.register("95500", bot[0]::take);

            exchange.dial("1380", "95500", FakeCaller.hangingUpAt(100));
            bot[0].awaitEnd();

            assertThat(cameBackAt).hasValue(11);
        } finally {
            elsewhere.shutdown();
        }
    }

    @Test
    void closingEndsEveryCallAndTellsBothSides() throws Exception {
        SimulatedExchange exchange = virtual();
        FakeListener bot = new FakeListener();
        FakeCaller caller = new FakeCaller();
        exchange.register("95500", bot::take);
        exchange.dial("1380", "95500", caller).get();

        exchange.close();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
        assertThat(caller.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
    }

    private static SimulatedExchange virtual() {
        return new SimulatedExchange(Pacing.VIRTUAL, Clock.fixed(START, ZoneOffset.UTC));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
