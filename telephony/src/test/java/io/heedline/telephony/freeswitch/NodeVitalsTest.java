package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeVitalsTest {

    private final TestClock clock = new TestClock();
    private final NodeVitals vitals = new NodeVitals("a", clock);

    @Test
    void aNodeIsUpWithItsFirstLinkAndSilentAfterThreeMissedHeartbeats() {
        Instant start = clock.instant();
        assertThat(vitals.state()).isEqualTo(new NodeState.Connecting(start));
        vitals.up();

        pass(Duration.ofSeconds(60));
        assertThat(vitals.state()).isEqualTo(new NodeState.Up(start));

        pass(Duration.ofSeconds(1));
        assertThat(vitals.state()).isEqualTo(new NodeState.Silent(clock.instant()));

        vitals.heartbeat(heartbeat("10", "300", "20"), 0);
        assertThat(vitals.state()).isEqualTo(new NodeState.Up(clock.instant()));
    }

    @Test
    void theNodeSaysHowOftenItsHeartBeats() {
        vitals.up();
        vitals.heartbeat(heartbeat("0", "300", "5"), 0);

        pass(Duration.ofSeconds(16));

        assertThat(vitals.state()).isInstanceOf(NodeState.Silent.class);
    }

    @Test
    void ourOwnCallsCountAtOnceAndOthersAsOfTheLastHeartbeat() {
        vitals.heartbeat(heartbeat("100", "200", "20"), 40);

        assertThat(vitals.sessions(40)).isEqualTo(100);
        assertThat(vitals.load(40)).isEqualTo(0.5);
        assertThat(vitals.load(90)).isEqualTo(0.75);
        assertThat(vitals.load(140)).isEqualTo(1.0);
    }

    @Test
    void aHeartbeatOfNonsenseChangesNothing() {
        vitals.heartbeat(heartbeat("100", "200", "20"), 0);
        vitals.heartbeat(heartbeat("many", "-5", "99999999999"), 0);

        assertThat(vitals.sessions(0)).isEqualTo(100);
        assertThat(vitals.maxSessions()).isEqualTo(200);
    }

    @Test
    void aNodeIsDownSinceTheFirstFailureWhateverTheLaterOnes() {
        vitals.up();
        pass(Duration.ofSeconds(1));
        Instant lost = clock.instant();
        assertThat(vitals.down("lost")).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(vitals.down("connection refused")).isTrue();
        assertThat(vitals.down("connection refused")).isFalse();
        assertThat(vitals.state()).isEqualTo(new NodeState.Down(lost, "connection refused"));
    }

    @Test
    void aRestartedNodeIsAnotherProcess() {
        assertThat(vitals.identified("one", 100)).isFalse();
        assertThat(vitals.identified("one", 100)).isTrue();
        assertThat(vitals.hadCore("one")).isFalse();

        vitals.identified("two", 100);

        assertThat(vitals.core()).isEqualTo("two");
        assertThat(vitals.hadCore("one")).isTrue();
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
        vitals.tick();
    }

    private static EslEvent heartbeat(String sessions, String most, String interval) {
        return new EslEvent(
                Map.of("Session-Count", sessions, "Max-Sessions", most, "Heartbeat-Interval", interval), "");
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
