package io.heedline.telephony.freeswitch;

import io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** An exchange with its scripted nodes, all up. */
final class ScriptedNodes implements AutoCloseable {

    static final FreeSwitchSettings.Timing QUICK = new FreeSwitchSettings.Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofMillis(200),
            Duration.ofMillis(500));

    final List<ScriptedFreeSwitch> nodes = new ArrayList<>();
    final FreeSwitchExchange exchange;
    final InetSocketAddress listener;

    ScriptedNodes(int count) {
        this(count, QUICK, FreeSwitchSettings.Outbound.by(DialString.gateway("carrier")));
    }

    ScriptedNodes(int count, FreeSwitchSettings.Timing timing, FreeSwitchSettings.Outbound outbound) {
        this(count, timing, outbound, "127.0.0.1");
    }

    /** One node that is told a wrong address of our listener. */
    static ScriptedNodes advertisedAs(String address) {
        return new ScriptedNodes(1, QUICK, FreeSwitchSettings.Outbound.by(DialString.gateway("carrier")), address);
    }

    private ScriptedNodes(
            int count, FreeSwitchSettings.Timing timing, FreeSwitchSettings.Outbound outbound, String advertised) {
        for (int i = 0; i < count; i++) {
            nodes.add(ScriptedFreeSwitch.start());
        }
        exchange = another(timing, outbound, advertised);
        listener = exchange.start();
        nodes.forEach(node -> node.dialplan().answerAndConnect(listener));
        awaitUp();
    }

    /** An exchange, not started, of another Heedline that has the same nodes. */
    FreeSwitchExchange another() {
        return another(QUICK, FreeSwitchSettings.Outbound.by(DialString.gateway("carrier")), "127.0.0.1");
    }

    private FreeSwitchExchange another(
            FreeSwitchSettings.Timing timing, FreeSwitchSettings.Outbound outbound, String advertised) {
        InetAddress here = InetAddress.getLoopbackAddress();
        FreeSwitchSettings settings = new FreeSwitchSettings(
                settings(),
                new FreeSwitchSettings.EventSocket(here, 0, advertised),
                new FreeSwitchSettings.Media(here, here, 24_400, 24_599, 1, Duration.ofMillis(400)),
                outbound,
                FreeSwitchSettings.Transfers.byDefault(),
                timing);
        return new FreeSwitchExchange(settings, Clock.systemUTC());
    }

    private List<FreeSwitchSettings.Node> settings() {
        List<FreeSwitchSettings.Node> named = new ArrayList<>();
        for (ScriptedFreeSwitch node : nodes) {
            named.add(new FreeSwitchSettings.Node(
                    "node" + named.size(), "127.0.0.1", node.address().getPort(), node.password()));
        }
        return named;
    }

    ScriptedFreeSwitch node(int index) {
        return nodes.get(index);
    }

    NodeState state(int index) {
        return exchange.nodes().get(index).state();
    }

    void awaitUp() {
        awaitUp(exchange);
    }

    static void awaitUp(FreeSwitchExchange exchange) {
        Awaitility.await("all nodes up")
                .atMost(Duration.ofSeconds(10))
                .until(() -> exchange.nodes().stream().allMatch(node -> node.state() instanceof NodeState.Up));
    }

    @Override
    public void close() {
        exchange.close();
        nodes.forEach(ScriptedFreeSwitch::close);
    }
}
