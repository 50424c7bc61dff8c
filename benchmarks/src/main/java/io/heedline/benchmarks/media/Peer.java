package io.heedline.benchmarks.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The other side of many streams, in a process of its own: of each stream it sends 320 bytes every 20 ms from a port of
 * its own, as FreeSWITCH does for a parked leg, and looks at what comes back. One thread.
 *
 * <p>It is told on standard input, line by line: the ports to send to, {@code go}, then {@code begin} and {@code end}
 * around what is to be measured. It answers {@code end} with its figures, one {@code name=value} a line, and an empty
 * line. After {@code go} it says {@code quiet STREAM NANOS} whenever a stream has fallen silent: when the last loud
 * datagram came, by {@link System#nanoTime()}, which all processes of a Linux machine share.
 */
public final class Peer {

    static final int FRAME_BYTES = 320;

    private static final long SLOT_NANOS = 1_000_000;
    private static final int SLOTS = 20;

    /** One stream; each datagram carries its number in its first four bytes, in both directions. */
    private static final class Stream {
        private final int number;
        private final DatagramChannel channel;
        private int sent;
        private int expected;
        private long lastAt;
        private long lastLoudAt;
        private boolean loud;

        private Stream(int number, DatagramChannel channel) {
            this.number = number;
            this.channel = channel;
        }
    }

    private final PrintStream out;
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final List<List<Stream>> slots = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer outgoing = frame();
    private final ByteBuffer incoming = frame();
    private final Times gaps = new Times();
    private final Times lateness = new Times();
    private int streams;
    private long received;
    private long lost;
    private long wrongSize;
    private ProcessUse before = ProcessUse.now();
    private boolean ended;

    private Peer(PrintStream out) throws IOException {
        this.out = out;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
        for (int at = 4; at < FRAME_BYTES; at += 2) {
            outgoing.putShort(at, (short) (at % 8 < 4 ? 2_000 : -2_000));
        }
    }

    private static ByteBuffer frame() {
        return ByteBuffer.allocateDirect(FRAME_BYTES + 1).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** No arguments. */
    public static void main(String[] arguments) throws IOException {
        Peer peer = new Peer(System.out);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null && !line.equals("go"); line = in.readLine()) {
            peer.open(Integer.parseInt(line));
        }
        Thread reader = new Thread(() -> peer.readOrders(in), "orders");
        reader.setDaemon(true);
        reader.start();
        peer.run();
    }

    private void readOrders(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(line);
            }
        } catch (IOException closed) {
            // The same as its end.
        }
        orders.add("exit");
    }

    private void open(int port) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(loopback, 0));
        channel.connect(new InetSocketAddress(loopback, port));
        Stream stream = new Stream(streams, channel);
        channel.register(selector, SelectionKey.OP_READ, stream);
        slots.get(streams++ % SLOTS).add(stream);
    }

    private void run() throws IOException {
        long origin = System.nanoTime();
        for (long slot = 0; !ended; slot++) {
            long due = origin + slot * SLOT_NANOS;
            long left = due - System.nanoTime();
            while (left > 0) {
                selector.select(this::read, Math.max(1, left / SLOT_NANOS));
                left = due - System.nanoTime();
            }
            selector.selectNow(this::read);
            for (Stream stream : slots.get((int) (slot % SLOTS))) {
                lateness.add(System.nanoTime() - due);
                send(stream);
            }
            obey();
        }
    }

    private void send(Stream stream) throws IOException {
        outgoing.putInt(0, stream.sent++);
        outgoing.limit(FRAME_BYTES).position(0);
        stream.channel.write(outgoing);
    }

    private void read(SelectionKey key) {
        Stream stream = (Stream) key.attachment();
        long now = System.nanoTime();
        try {
            // One is what there is as a rule; of a second the selector tells again.
            incoming.clear();
            int bytes = stream.channel.read(incoming);
            if (bytes > 0) {
                take(stream, bytes, now);
            }
        } catch (IOException refused) {
            // The port on the other side is closed, as at the end.
        }
    }

    private void take(Stream stream, int bytes, long now) {
        received++;
        wrongSize += bytes == FRAME_BYTES ? 0 : 1;
        if (stream.lastAt != 0) {
            gaps.add(now - stream.lastAt);
        }
        stream.lastAt = now;
        int number = incoming.getInt(0);
        boolean loud = incoming.getShort(4) != 0;
        if (loud) {
            // A number only counts up while speech goes on; 0 begins a new one.
            lost += number == 0 ? 0 : Math.max(0, number - stream.expected);
            stream.expected = number + 1;
            stream.lastLoudAt = now;
        } else if (stream.loud) {
            out.println("quiet " + stream.number + " " + stream.lastLoudAt);
        }
        stream.loud = loud;
    }

    private void obey() {
        for (String order = orders.poll(); order != null; order = orders.poll()) {
            switch (order) {
                case "begin" -> begin();
                case "end" -> report();
                default -> ended = true;
            }
        }
    }

    private void begin() {
        gaps.clear();
        lateness.clear();
        received = 0;
        lost = 0;
        wrongSize = 0;
        before = ProcessUse.now();
    }

    private void report() {
        ProcessUse after = ProcessUse.now();
        out.println("received=" + received);
        out.println("lost=" + lost);
        out.println("wrongSize=" + wrongSize);
        out.println("cpuNanos=" + (after.cpuNanos() - before.cpuNanos()));
        out.println("residentKb=" + after.residentKb());
        for (double part : new double[] {0.5, 0.9, 0.99, 1}) {
            out.println("gap" + part + "=" + gaps.percentile(part));
            out.println("late" + part + "=" + lateness.percentile(part));
        }
        out.println();
        out.flush();
    }
}
