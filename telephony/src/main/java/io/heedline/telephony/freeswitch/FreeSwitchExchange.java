package io.heedline.telephony.freeswitch;

import io.heedline.telephony.Call;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Exchange;
import io.heedline.telephony.Origination;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Telephone lines through one or more FreeSWITCH nodes. Safe for all threads; nothing but {@link #close} blocks. */
public final class FreeSwitchExchange implements Exchange {

    private final FreeSwitchSettings settings;
    private final Clock clock;

    public FreeSwitchExchange(FreeSwitchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Listens for calls and connects to the nodes, which come up in their own time.
     *
     * @return where the nodes' {@code socket} application has to connect to
     * @throws IllegalStateException when the listener's port cannot be had
     */
    public InetSocketAddress start() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void register(String number, Consumer<Call> hotline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<DialOutcome> originate(Origination origination, DialListener listener) {
        throw new UnsupportedOperationException();
    }

    /** How the nodes are now, in the order of the settings. */
    public List<NodeHealth> nodes() {
        return List.of();
    }

    /** What was done so far. */
    public CallCounts counts() {
        return new CallCounts(0, 0, 0, 0, 0, Map.of(), Map.of(), 0);
    }

    /**
     * Takes no new calls from now on, and lets the live ones go on for so long; then hangs them up.
     *
     * @return completes, never exceptionally, when no call is left
     */
    public CompletableFuture<Void> drain(Duration atMost) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
