package io.heedline.application.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueWaitsTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final QueueWaits waits = new QueueWaits(USUAL);

    @Test
    void aQueueOfWhichNothingIsKnownTakesTheUsualPickup() {
        assertThat(waits.estimate("service", NINE)).isEqualTo(new QueueWaits.Estimate(0, USUAL));
    }

    @Test
    void everyoneWhoWaitsBeforeTakesAPickupOfTheirOwn() {
        waits.joined("service", "a", NINE);
        waits.joined("service", "b", NINE);
        waits.joined("fraud", "c", NINE);

        assertThat(waits.estimate("service", NINE)).isEqualTo(new QueueWaits.Estimate(2, USUAL.multipliedBy(3)));
    }

    @Test
    void learnsHowFastAQueueIsServed() {
        for (int i = 0; i < 5; i++) {
            waits.joined("service", "call" + i, NINE);
        }
        // One every 24 s: with the usual minute that makes (60 + 5 * 24) / 6 = 30 s.
        for (int i = 0; i < 5; i++) {
            waits.pickedUp("call" + i, NINE.plusSeconds(24L * (i + 1)));
        }

        assertThat(waits.estimate("service", NINE.plusSeconds(120)).time()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void timeInWhichNobodyWaitedDoesNotMakeAQueueSlow() {
        waits.joined("service", "a", NINE);
        waits.pickedUp("a", NINE.plusSeconds(20));
        waits.joined("service", "b", NINE.plusSeconds(1_000));
        waits.pickedUp("b", NINE.plusSeconds(1_010));

        assertThat(waits.estimate("service", NINE.plusSeconds(1_020)).time()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aQueueThatNobodyServesGetsLongerAndLonger() {
        waits.joined("service", "a", NINE);

        assertThat(waits.estimate("service", NINE.plusSeconds(30)).time()).isEqualTo(Duration.ofSeconds(120));
        assertThat(waits.estimate("service", NINE.plusSeconds(600)).time()).isEqualTo(Duration.ofSeconds(1_320));
    }

    @Test
    void whoGivesUpWaitsNoMoreButTheirTimeCounts() {
        waits.joined("service", "a", NINE);
        waits.left("a", NINE.plusSeconds(300));
        waits.left("a", NINE.plusSeconds(400));

        QueueWaits.Estimate estimate = waits.estimate("service", NINE.plusSeconds(1_000));
        assertThat(estimate.waiting()).isZero();
        assertThat(estimate.time()).isEqualTo(Duration.ofSeconds(360));
    }

    @Test
    void forgetsHowFastItWasServedHalfAnHourAgo() {
        waits.joined("service", "a", NINE);
        waits.pickedUp("a", NINE.plusSeconds(2));

        assertThat(waits.estimate("service", NINE.plusSeconds(1_700)).time()).isEqualTo(Duration.ofSeconds(31));
        assertThat(waits.estimate("service", NINE.plusSeconds(1_900)).time()).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "60, 1",
        "61, 2",
        "180, 3",
        "181, 5",
        "301, 10",
        "900, 15",
        "901, 20",
        "2701, 60",
        "3601, 120",
        "36001, 660"
    })
    void tellsAWaitAsPeopleDo(long seconds, long minutes) {
        assertThat(new QueueWaits.Estimate(0, Duration.ofSeconds(seconds)).minutes())
                .isEqualTo(minutes);
    }
}
