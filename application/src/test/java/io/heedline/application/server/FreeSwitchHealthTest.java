package io.heedline.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.freeswitch.NodeHealth;
import io.heedline.telephony.freeswitch.NodeState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class FreeSwitchHealthTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final NodeHealth UP =
            new NodeHealth("north", "10.0.0.1:8021", new NodeState.Up(NOON), 12, 600, 5, 1);
    private static final NodeHealth DOWN =
            new NodeHealth("south", "10.0.0.2:8021", new NodeState.Down(NOON, "Connection refused"), 0, 0, 0, 0);

    @Test
    void isUpAsLongAsOneNodeTakesCallsAndTellsOfEach() {
        Health health = new FreeSwitchHealth(() -> List.of(DOWN, UP)).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(detail(health, "south")).containsEntry("state", "down").containsEntry("why", "Connection refused");
        assertThat(detail(health, "north"))
                .containsEntry("state", "up")
                .containsEntry("sessions", 12)
                .containsEntry("ours", 5);
    }

    @Test
    void isDownWhenNoNodeTakesCalls() {
        NodeHealth silent = new NodeHealth("east", "10.0.0.3:8021", new NodeState.Silent(NOON), 3, 600, 3, 0);

        assertThat(new FreeSwitchHealth(() -> List.of(DOWN, silent)).health().getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void peopleReadWhatToDoAboutANodeThatIsDown() {
        assertThat(NodeStates.line(UP)).isEqualTo("FreeSWITCH north: up, 12 of 600 sessions");
        assertThat(NodeStates.line(DOWN))
                .contains("south: down, Connection refused")
                .contains("./heedline doctor");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> detail(Health health, String node) {
        return (Map<String, Object>) health.getDetails().get(node);
    }
}
