package io.heedline.telephony.simulated;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.Exchange;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import io.heedline.telephony.internal.WorkInFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone network within the process. Hotlines register a number and get a {@link Call} for each caller; people
 * register a number and can be called or have calls transferred to them; {@link #dial} rings a hotline and
 * {@link #originate} a person. Safe for all threads.
 *
 * <p>One timer thread ticks every 20 ms of the network's time; the lanes of all calls share a pool with one worker per
 * core. A fault on one call, on either side, ends that call and nothing else.
 */
public final class SimulatedExchange implements Exchange {

    /** A line nobody answers stops ringing after this time. */
    public static final Duration RINGING_LIMIT = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(SimulatedExchange.class);
    private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Hotline(int lines, AtomicInteger inUse, Consumer<Call> onCall) {}

    private final Map<String, Hotline> hotlines = new ConcurrentHashMap<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Set<SimulatedCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicLong ticks = new AtomicLong();
    private final WorkInFlight work = new WorkInFlight();
    private final ExecutorService workers;
    private final Ticker ticker;
    private final Clock clock;
    private volatile boolean closed;

    /** Opens a network that begins at the present time. */
    public SimulatedExchange(Pacing pacing) {
        this(pacing, Clock.systemDefaultZone());
    }

    /** Opens a network; on the virtual clock its time begins at what the given clock shows now. */
    public SimulatedExchange(Pacing pacing, Clock wallClock) {
        AtomicInteger named = new AtomicInteger();
        workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                task -> RealTimeTicker.daemon(task, "call-lane-" + named.incrementAndGet()));
        boolean realTime = pacing == Pacing.REAL_TIME;
        clock = realTime ? wallClock : new TickClock(wallClock.instant(), wallClock.getZone(), ticks);
        ticker = realTime ? new RealTimeTicker(System::nanoTime) : new VirtualTicker(work, () -> !calls.isEmpty());
        ticker.start(this::tick);
    }

    /** Gives a number to a hotline with any number of lines. */
    @Override
    public void register(String number, Consumer<Call> hotline) {
        register(number, Integer.MAX_VALUE, hotline);
    }

    /** Gives a number to a hotline that is busy when so many calls are up. */
    public void register(String number, int lines, Consumer<Call> hotline) {
        if (lines < 1) {
            throw new IllegalArgumentException("a hotline with " + lines + " lines: at least 1 is needed");
        }
        claim(number);
        hotlines.put(number, new Hotline(lines, new AtomicInteger(), hotline));
    }

    /** Gives a number to people; each call to it gets a new person from the supplier. */
    public void registerPerson(String number, Answering answering, Supplier<SimulatedCaller> whoAnswers) {
        claim(number);
        people.put(number, new Person(answering, whoAnswers));
    }

    private void claim(String number) {
        if (hotlines.containsKey(number) || people.containsKey(number)) {
            throw new IllegalArgumentException("number " + number + " is taken: each number can be given once");
        }
    }

    /** Lets a caller ring a hotline; what comes of it is told on the call's lane. */
    public CompletableFuture<DialOutcome> dial(String from, String to, SimulatedCaller caller) {
        Hotline hotline = hotlines.get(to);
        boolean busy = hotline != null && hotline.inUse().incrementAndGet() > hotline.lines();
        SimulatedCall.Route route = new SimulatedCall.Route(Direction.INBOUND, from, to);
        SimulatedCall call = open(CallId.random(), route, caller, RINGING_LIMIT, () -> {
            if (hotline != null) {
                hotline.inUse().decrementAndGet();
            }
        });
        if (hotline == null) {
            call.fail(new DialOutcome.UnknownNumber(to));
        } else if (busy) {
            call.fail(new DialOutcome.Busy());
        } else {
            call.ringHotline(hotline.onCall());
        }
        ticker.wake();
        return call.outcome();
    }

    @Override
    public CompletableFuture<DialOutcome> originate(Origination origination, DialListener listener) {
        Person person = people.get(origination.to());
        SimulatedCaller whoAnswers =
                person == null ? new Nobody() : person.whoAnswers().get();
        SimulatedCall.Route route = new SimulatedCall.Route(Direction.OUTBOUND, origination.from(), origination.to());
        SimulatedCall call = open(origination.id(), route, whoAnswers, origination.ringingLimit(), () -> {});
        if (person == null) {
            call.fail(new DialOutcome.UnknownNumber(origination.to()));
        } else {
            call.ringPerson(person.answering(), listener);
        }
        ticker.wake();
        return call.outcome();
    }

    private SimulatedCall open(
            CallId id, SimulatedCall.Route route, SimulatedCaller far, Duration ringingLimit, Runnable whenOver) {
        if (closed) {
            throw new IllegalStateException("the simulated exchange is closed: no calls can be made");
        }
        SimulatedCall.Network network = new SimulatedCall.Network() {
            @Override
            public Optional<Person> person(String number) {
                return Optional.ofNullable(people.get(number));
            }

            @Override
            public void ended(SimulatedCall call) {
                calls.remove(call);
                whenOver.run();
            }
        };
        SimulatedCall call = new SimulatedCall(id, route, far, ringingLimit, workers, work, network);
        calls.add(call);
        return call;
    }

    private void tick() {
        ticks.incrementAndGet();
        calls.forEach(SimulatedCall::tick);
    }

    /**
     * An executor whose tasks hold the virtual clock: no tick is made while one of them waits or runs. For work a call
     * waits for that is done off its lane. In real time nothing is held.
     */
    public Executor holdingTime(Executor executor) {
        return work.counting(executor);
    }

    /** The network's time: the machine's clock in real time, else what the ticks have come to. */
    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        closed = true;
        ticker.close();
        calls.forEach(call -> call.hangUp(HangupCause.NETWORK_OUT_OF_ORDER));
        try {
            if (!work.awaitIdle(CLOSING_NANOS)) {
                log.warn("the exchange stops although work on its calls is not done after 5 s");
            }
            workers.shutdown();
            if (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Stands at the far end when the number is unknown. */
    private static final class Nobody implements SimulatedCaller {
        @Override
        public void onAnswered(CallerLeg leg) {}

        @Override
        public void onFrame(long index, AudioFrame heard) {}

        @Override
        public void onEnded(HangupCause cause) {}
    }

    private static final class TickClock extends Clock {
        private final Instant start;
        private final ZoneId zone;
        private final AtomicLong ticks;

        TickClock(Instant start, ZoneId zone, AtomicLong ticks) {
            this.start = start;
            this.zone = zone;
            this.ticks = ticks;
        }

        @Override
        public Instant instant() {
            return start.plusMillis(ticks.get() * AudioFrame.DURATION_MS);
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new TickClock(start, other, ticks);
        }
    }
}
