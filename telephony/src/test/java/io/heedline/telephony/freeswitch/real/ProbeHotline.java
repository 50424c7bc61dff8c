package io.heedline.telephony.freeswitch.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.Call;
import io.heedline.telephony.freeswitch.FreeSwitchExchange;
import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.NodeState;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** An exchange of ours beside a real FreeSWITCH, whose hotlines answer every call and write down what happens on it. */
public final class ProbeHotline implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FreeSwitchExchange exchange;
    private final InetSocketAddress listener;
    private final Queue<ProbeCall> calls = new ConcurrentLinkedQueue<>();

    /** Starts, and waits until FreeSWITCH is connected. */
    public static ProbeHotline open(RealFreeSwitch freeSwitch) {
        return open(freeSwitch, settings -> settings);
    }

    public static ProbeHotline open(RealFreeSwitch freeSwitch, UnaryOperator<FreeSwitchSettings> changes) {
        return open(changes.apply(freeSwitch.settings()), probe -> probe.call().answer(probe));
    }

    /**
     * Starts, and waits until FreeSWITCH is connected.
     *
     * @param desk what is done with each call while it rings, on its lane
     */
    public static ProbeHotline open(FreeSwitchSettings settings, Consumer<ProbeCall> desk) {
        ProbeHotline hotline = new ProbeHotline(settings, desk);
        hotline.awaitUp();
        return hotline;
    }

    private ProbeHotline(FreeSwitchSettings settings, Consumer<ProbeCall> desk) {
        exchange = new FreeSwitchExchange(settings, Clock.systemUTC());
        Consumer<Call> taking = call -> {
            ProbeCall probe = new ProbeCall(call);
            // Before the answer, so that a call that ends at once is not missed.
            calls.add(probe);
            desk.accept(probe);
        };
        exchange.register(RealFreeSwitch.HOTLINE, taking);
        exchange.register(RealFreeSwitch.RINGING_HOTLINE, taking);
        listener = exchange.start();
    }

    /** Waits until neither side has a call any more. */
    public void awaitQuiet(RealFreeSwitch freeSwitch) {
        Awaitility.await("the last call to be gone")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(freeSwitch.channels())
                            .as("channels of FreeSWITCH")
                            .isZero();
                    assertThat(exchange.counts().live()).as("our live calls").isZero();
                    assertThat(exchange.counts().ringing())
                            .as("our ringing calls")
                            .isZero();
                });
    }

    /** Where FreeSWITCH has to connect to. */
    public InetSocketAddress listener() {
        return listener;
    }

    public FreeSwitchExchange exchange() {
        return exchange;
    }

    /** Every call that came in, in the order they came. */
    public List<ProbeCall> calls() {
        return new ArrayList<>(calls);
    }

    /** Waits for the call with this number, counted from 0. */
    public ProbeCall awaitCall(int number) {
        Awaitility.await("call " + number + " to come in")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> calls.size() > number);
        return calls().get(number);
    }

    public void awaitUp() {
        Awaitility.await("the node to be up")
                .atMost(PATIENCE)
                .until(() -> exchange.nodes().stream().allMatch(node -> node.state() instanceof NodeState.Up));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
