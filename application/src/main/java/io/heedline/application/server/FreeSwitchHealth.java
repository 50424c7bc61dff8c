package io.heedline.application.server;

import io.heedline.telephony.freeswitch.NodeHealth;
import io.heedline.telephony.freeswitch.NodeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The FreeSWITCH nodes as {@code /actuator/health} tells of them: up as long as one of them takes calls. */
final class FreeSwitchHealth implements HealthIndicator {

    private final Supplier<List<NodeHealth>> nodes;

    FreeSwitchHealth(Supplier<List<NodeHealth>> nodes) {
        this.nodes = nodes;
    }

    @Override
    public Health health() {
        List<NodeHealth> now = nodes.get();
        boolean up = now.stream().anyMatch(node -> node.state() instanceof NodeState.Up);
        Health.Builder health = up ? Health.up() : Health.down();
        now.forEach(node -> health.withDetail(node.name(), detail(node)));
        return health.build();
    }

    private static Map<String, Object> detail(NodeHealth node) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("address", node.address());
        detail.put("state", NodeStates.name(node.state()));
        detail.put("since", node.state().since().toString());
        if (node.state() instanceof NodeState.Down down) {
            detail.put("why", down.why());
        }
        detail.put("sessions", node.sessions());
        detail.put("maxSessions", node.maxSessions());
        detail.put("ours", node.ours());
        detail.put("ringing", node.ringing());
        return detail;
    }
}
