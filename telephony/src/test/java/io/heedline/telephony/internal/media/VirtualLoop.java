package io.heedline.telephony.internal.media;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** An event loop on a clock of its own: time passes only while {@link #runUntil} runs, and then at once. */
final class VirtualLoop implements MediaLoop {

    static final long MS = 1_000_000;

    /** One port of a call; what is sent to it goes to whoever has it. */
    static final class Port implements DatagramPort {
        private final InetSocketAddress address;
        private Receiver receiver;
        Outlet outlet = samples -> {};
        boolean closed;

        private Port(int number) {
            address = InetSocketAddress.createUnresolved("virtual", number);
        }

        interface Outlet {
            void sent(short[] samples);
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public void receive(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void send(short[] samples, InetSocketAddress target) {
            outlet.sent(samples.clone());
        }

        void deliver(ByteBuf datagram, InetSocketAddress sender) {
            receiver.received(datagram, sender);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record Task(long at, long order, Runnable run) {}

    final List<Port> ports = new ArrayList<>();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private long now = 7 * MS;
    private long orders;
    private final Pacer pacer = new Pacer(() -> now, (after, task) -> at(now + after, task));

    long now() {
        return now;
    }

    /** Runs this at a time in nanoseconds. */
    void at(long time, Runnable task) {
        tasks.add(new Task(time, orders++, task));
    }

    /** Lets time pass up to this one. */
    void runUntil(long time) {
        while (!tasks.isEmpty() && tasks.peek().at <= time) {
            Task task = tasks.poll();
            now = Math.max(now, task.at);
            task.run.run();
        }
        now = Math.max(now, time);
    }

    void runFor(long nanos) {
        runUntil(now + nanos);
    }

    /** The loop stands still while time goes on, and only then does what was due. */
    void standStill(long nanos) {
        now += nanos;
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public Pacer pacer() {
        return pacer;
    }

    @Override
    public DatagramPort openPort(String callId) {
        ports.add(new Port(ports.size()));
        return ports.get(ports.size() - 1);
    }
}
