package io.heedline.telephony.freeswitch.scripted;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What the parts of the fake share. Everything here happens on the one event loop. */
final class Node {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter GMT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    final EventLoop loop;
    final String password;
    final Dialplan dialplan = new Dialplan();
    final Callees callees = new Callees();
    final Queues queues = new Queues();
    final Misbehaviour misbehaviour = new Misbehaviour();
    final List<ReceivedCommand> commands = new CopyOnWriteArrayList<>();
    final List<String> unknown = new CopyOnWriteArrayList<>();
    final Map<String, FakeChannel> channels = new LinkedHashMap<>();
    /** Hung up, but kept by a connection that lingers on them; shown among the channels still. */
    final Map<String, FakeChannel> lingering = new LinkedHashMap<>();

    final Map<String, String> cannedAnswers = new ConcurrentHashMap<>();
    final Set<EventConnection> connections = new LinkedHashSet<>();

    private final List<FakeEvent> held = new ArrayList<>();
    private String coreUuid = UUID.randomUUID().toString();
    private long startedNanos = System.nanoTime();
    private long sequence = 400;
    private long life;
    private int sessions;
    boolean crashed;
    Runnable closeServer = () -> {};

    Node(EventLoop loop, String password) {
        this.loop = loop;
        this.password = password;
    }

    void begin() {
        crashed = false;
        coreUuid = UUID.randomUUID().toString();
        startedNanos = System.nanoTime();
        sessions = 0;
    }

    /** As if the process had been killed: whatever was to happen later does not. */
    void die() {
        life++;
        List.copyOf(channels.values()).forEach(FakeChannel::vanish);
        channels.clear();
        lingering.clear();
        List.copyOf(connections).forEach(EventConnection::cut);
        connections.clear();
        held.clear();
        closeServer.run();
    }

    void crash(String why) {
        crashed = true;
        unknown.add("crashed: " + why);
        die();
    }

    /** Runs a task later, unless the node dies before. */
    Future<?> later(long ms, Runnable task) {
        long now = life;
        return loop.schedule(
                () -> {
                    if (life == now) {
                        guarded(task);
                    }
                },
                ms,
                TimeUnit.MILLISECONDS);
    }

    /** A fault of the fake itself must not be swallowed by the event loop. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            unknown.add("fault of the scripted node: " + trace);
        }
    }

    Future<?> later(Duration delay, Runnable task) {
        return later(delay.toMillis(), task);
    }

    String coreUuid() {
        return coreUuid;
    }

    int nextSession() {
        return ++sessions;
    }

    int sessionsSinceStart() {
        return sessions;
    }

    long uptimeMicros() {
        return (System.nanoTime() - startedNanos) / 1000;
    }

    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /** An event with what all events begin with. */
    FakeEvent event(String name, CodePlace place) {
        return event(name, "", place);
    }

    FakeEvent event(String name, String subclass, CodePlace place) {
        FakeEvent event = new FakeEvent();
        if (!subclass.isEmpty()) {
            event.add("Event-Subclass", subclass);
        }
        event.add("Event-Name", name);
        Instant now = Instant.now();
        return event.add("Core-UUID", coreUuid)
                .add("FreeSWITCH-Hostname", "scripted")
                .add("FreeSWITCH-Switchname", "scripted")
                .add("FreeSWITCH-IPv4", "127.0.0.1")
                .add("FreeSWITCH-IPv6", "::1")
                .add("Event-Date-Local", LOCAL.format(now.atZone(ZoneOffset.UTC)))
                .add("Event-Date-GMT", GMT.format(now.atZone(ZoneOffset.UTC)))
                .add("Event-Date-Timestamp", micros())
                .add("Event-Calling-File", place.file())
                .add("Event-Calling-Function", place.function())
                .add("Event-Calling-Line-Number", place.line())
                .add("Event-Sequence", ++sequence);
    }

    /** Gives the event to all who asked for it. */
    void fire(FakeEvent event) {
        for (FakeEvent one : misbehaviour.onEvent(event, held)) {
            List.copyOf(connections).forEach(connection -> connection.deliver(one));
        }
    }

    void releaseHeld() {
        List<FakeEvent> late = List.copyOf(held);
        held.clear();
        late.forEach(event -> List.copyOf(connections).forEach(connection -> connection.deliver(event)));
    }
}
