package io.heedline.telephony.internal.media;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the sound of all calls: a few event loops, one UDP port of a range for each call. Safe for all threads. */
public final class MediaServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MediaServer.class);
    private static final long LONGEST_CLOSE_S = 5;

    private final MediaSettings settings;
    private final MultiThreadIoEventLoopGroup threads;
    private final UdpPorts ports;
    private final List<Loop> loops = new ArrayList<>();
    private final Set<PacedCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Starts the event loops; ports are opened as calls need them. */
    public MediaServer(MediaSettings settings) {
        this(settings, MediaTransport.best());
    }

    MediaServer(MediaSettings settings, MediaTransport transport) {
        this.settings = settings;
        threads = new MultiThreadIoEventLoopGroup(
                settings.eventLoops(), new DefaultThreadFactory("media", true), transport.ioHandlers());
        ports = new UdpPorts(settings, transport);
        for (int i = 0; i < settings.eventLoops(); i++) {
            loops.add(new Loop(threads.next()));
        }
        log.info(
                "media on {} ports {} to {}, told to FreeSWITCH as {}; {} event loops on {}",
                settings.bindAddress().getHostAddress(),
                settings.firstPort(),
                settings.lastPort(),
                settings.advertisedAddress().getHostAddress(),
                settings.eventLoops(),
                transport);
    }

    /** The sound of a new call, not yet started. Nothing is bound before a link is asked for. */
    public CallMedia open(MediaLine line) {
        if (closed.get()) {
            throw new MediaException("callId=" + line.callId() + " comes too late: the media are closed");
        }
        Loop loop = loops.stream().min(Comparator.comparingInt(Loop::load)).orElseThrow();
        loop.calls.incrementAndGet();
        PacedCall[] call = new PacedCall[1];
        call[0] = new PacedCall(line, loop, settings.uplinkLostAfter(), () -> {
            loop.calls.decrementAndGet();
            calls.remove(call[0]);
        });
        calls.add(call[0]);
        if (closed.get()) {
            call[0].close();
        }
        return call[0];
    }

    /** Calls that are open. */
    public int calls() {
        return calls.size();
    }

    /** How late frames were sent since the start, over all calls. */
    public Lateness lateness() {
        return loops.stream().map(loop -> loop.pacer.lateness()).reduce(new Lateness(), Lateness::plus);
    }

    /** Closes the sound of all calls and gives back all ports and threads; waits for at most 5 s. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            calls.forEach(PacedCall::close);
            threads.shutdownGracefully(0, LONGEST_CLOSE_S, TimeUnit.SECONDS)
                    .awaitUninterruptibly(LONGEST_CLOSE_S, TimeUnit.SECONDS);
        }
    }

    private final class Loop implements MediaLoop {

        private final EventLoop thread;
        private final Pacer pacer;
        private final AtomicInteger calls = new AtomicInteger();

        private Loop(EventLoop thread) {
            this.thread = thread;
            pacer = new Pacer(
                    System::nanoTime, (afterNanos, task) -> thread.schedule(task, afterNanos, TimeUnit.NANOSECONDS));
        }

        private int load() {
            return calls.get();
        }

        @Override
        public void execute(Runnable task) {
            if (thread.inEventLoop()) {
                task.run();
                return;
            }
            try {
                thread.execute(task);
            } catch (RejectedExecutionException ended) {
                // Nobody else is there any more whom it could disturb, and whoever waits for it must not wait for ever.
                task.run();
            }
        }

        @Override
        public Pacer pacer() {
            return pacer;
        }

        @Override
        public DatagramPort openPort(String callId) {
            return ports.open(thread, callId);
        }
    }
}
