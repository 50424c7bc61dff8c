package io.heedline.telephony.freeswitch;

import io.heedline.telephony.Call;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Exchange;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.WorkInFlight;
import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.calls.Leg;
import io.heedline.telephony.internal.esl.EslServer;
import io.heedline.telephony.internal.esl.EslSession;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Telephone lines through one or more FreeSWITCH nodes.
 *
 * <p>Callers come in when a node's dialplan executes {@code socket host:port async full} with the address that
 * {@link #start} returns. Numbers are rung on the node that is least loaded among those that are up. A node that is lost
 * takes its own calls with it and no others; it is used again as soon as it is back.
 *
 * <p>Safe for all threads; nothing but {@link #start} and {@link #close} blocks.
 */
public final class FreeSwitchExchange implements Exchange {

    private static final Logger log = LoggerFactory.getLogger(FreeSwitchExchange.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final FreeSwitchSettings settings;
    private final Clock clock;
    private final String instance = UUID.randomUUID().toString();
    private final Tally tally = new Tally();
    private final OpenCalls open = new OpenCalls();
    private final WorkInFlight work = new WorkInFlight();
    private final Machinery machinery;
    private final Arrivals arrivals;
    private final EslServer server;
    private final AtomicReference<Links> links = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<Void>> drained = new AtomicReference<>();

    /** What exists only once the listener's address is known. */
    private record Links(List<NodeLink> nodes, Originator originator) {}

    /**
     * Nothing is opened before {@link #start}.
     *
     * @param clock for ages, durations and what the console shows
     */
    public FreeSwitchExchange(FreeSwitchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        machinery = new Machinery(settings);
        arrivals = new Arrivals(open, this::call, tally, clock);
        server = machinery.server(arrivals);
    }

    /**
     * Listens for calls and connects to the nodes, which come up in their own time. Register the hotlines first.
     *
     * @return our listener, where the nodes' {@code socket} application has to connect to
     * @throws java.io.UncheckedIOException when the listener's address cannot be had
     * @throws IllegalStateException when it was started before
     */
    public InetSocketAddress start() {
        if (links.get() != null) {
            throw new IllegalStateException("the exchange was started before: each exchange starts once");
        }
        machinery.start();
        InetSocketAddress address = server.start();
        String listener = settings.eventSocket().advertised() + ":" + address.getPort();
        Oversight oversight = new Oversight(
                open,
                tally,
                machinery.timers(),
                () -> new Reaper(listener, settings.timing().reapAge(), clock),
                NodeLink::has);
        List<NodeLink> nodes = settings.nodes().stream()
                .map(node -> new NodeLink(node, settings.timing(), instance, clock, oversight, machinery.loops()))
                .toList();
        OriginateCommand command = new OriginateCommand(settings.outbound(), instance, listener);
        links.set(new Links(nodes, new Originator(settings.outbound(), command, nodes, open, tally, this::dialling)));
        nodes.forEach(NodeLink::start);
        Duration sweep = settings.timing().sweep();
        machinery.every(sweep.compareTo(TICK) < 0 ? sweep : TICK, () -> nodes.forEach(node -> node.tick(sweep)));
        log.info("the exchange listens at {} for nodes {}", listener, settings.nodes());
        return address;
    }

    @Override
    public void register(String number, Consumer<Call> hotline) {
        arrivals.register(number, hotline);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the caller's number cannot be sent as it is
     * @throws IllegalStateException before {@link #start}
     */
    @Override
    public CompletableFuture<DialOutcome> originate(Origination origination, DialListener listener) {
        Links started = links.get();
        if (started == null) {
            throw new IllegalStateException("callId=" + origination.id() + " cannot be made: start the exchange first");
        }
        return started.originator().originate(origination, listener);
    }

    private Dialling dialling(Origination origination, DialListener listener, String channel, NodeLink node) {
        AtomicReference<Dialling> made = new AtomicReference<>();
        Lane lane = new Lane(machinery.workers(), work, fault -> made.get().fail(fault));
        made.set(new Dialling(
                origination,
                listener,
                channel,
                node,
                new Dialling.Surroundings(lane, machinery.timers(), clock, settings.timing(), this::over)));
        return made.get();
    }

    private void over(Dialling dialling, DialOutcome outcome) {
        tally.outcome(outcome);
        open.remove(dialling);
    }

    private FreeSwitchCall call(Leg leg, EslSession session) {
        return machinery.call(leg, session, open::remove);
    }

    /** How the nodes are now, in the order of the settings; empty before the start. */
    public List<NodeHealth> nodes() {
        Links started = links.get();
        return started == null
                ? List.of()
                : started.nodes().stream()
                        .map(node -> node.health(open.liveOn(node.core()), open.ringingOn(node)))
                        .toList();
    }

    /** What was done so far. */
    public CallCounts counts() {
        return tally.counts(open.live().size(), open.ringing());
    }

    /**
     * Takes no new calls from now on: nodes are refused, so that their dialplans go on behind {@code socket}, and what
     * rings is given up. Live calls may go on for so long and are then hung up with
     * {@link HangupCause#NETWORK_OUT_OF_ORDER}.
     *
     * @return completes, never exceptionally, when no call is left; the same for every later drain
     */
    public CompletableFuture<Void> drain(Duration atMost) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        if (!drained.compareAndSet(null, mine)) {
            return drained.get();
        }
        log.info(
                "the exchange takes no new calls; {} live ones may go on for {} s",
                open.live().size(),
                atMost.toSeconds());
        arrivals.drain();
        server.refuse();
        Links started = links.get();
        if (started != null) {
            started.originator().drain();
        }
        open.whenEmpty().whenComplete((empty, fault) -> mine.complete(null));
        machinery.after(atMost, this::hangUpAll);
        return mine;
    }

    /** Once more after a while, for calls that came up in this very moment. */
    private void hangUpAll() {
        if (drained.get().isDone()) {
            return;
        }
        int left = open.live().size();
        if (left > 0) {
            log.warn("the time to drain is over: {} calls are hung up", left);
        }
        open.live().forEach(live -> live.call().hangUp(HangupCause.NETWORK_OUT_OF_ORDER));
        machinery.after(TICK, this::hangUpAll);
    }

    /**
     * Drains for the time of the settings, ends what is left with {@link HangupCause#NETWORK_OUT_OF_ORDER}, waits for the
     * ends to be told, and stops.
     */
    @Override
    public void close() {
        Duration drain = settings.timing().drain();
        await(drain(drain), drain.plus(LAST_WORDS));
        server.close();
        Links started = links.get();
        if (started != null) {
            started.nodes().forEach(NodeLink::close);
        }
        awaitLanes();
        machinery.close();
    }

    private void await(CompletableFuture<Void> end, Duration atMost) {
        try {
            end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "{} calls have not ended {} s after they were hung up",
                    open.live().size(),
                    LAST_WORDS.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the drain failed, which it never does", e);
        }
    }

    private void awaitLanes() {
        try {
            if (!work.awaitIdle(LAST_WORDS.toNanos())) {
                log.warn(
                        "the exchange stops although work on its calls is not done after {} s", LAST_WORDS.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
