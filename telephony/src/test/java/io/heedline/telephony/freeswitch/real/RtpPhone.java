package io.heedline.telephony.freeswitch.real;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The sound of a telephone whose signalling is done by sipp: sends RTP (RFC 3550) without a gap, keys as events (RFC
 * 4733), and keeps every packet it gets.
 */
public final class RtpPhone implements AutoCloseable {

    private static final int EVENT_PAYLOAD = 101;
    private static final byte[] NO_KEY = {};

    /** A packet of sound as it came. */
    public record Heard(long atNanos, int sequence, long timestamp, short[] samples) {}

    private final LineCode code;
    private final int ptimeMs;
    private final DatagramSocket socket;
    private final ScheduledExecutorService clock;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> keys = new ConcurrentLinkedQueue<>();
    private final Queue<short[]> speech = new ConcurrentLinkedQueue<>();
    private final int source = ThreadLocalRandom.current().nextInt();
    private volatile InetSocketAddress peer;
    private int sequence = 1_000;
    private int timestamp = 160_000;
    private int keyTimestamp;

    public RtpPhone(LineCode code, int ptimeMs) {
        this.code = code;
        this.ptimeMs = ptimeMs;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread listening = new Thread(this::listen, "rtp-phone-listening");
        listening.setDaemon(true);
        listening.start();
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rtp-phone-speaking");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** By PCMA in packets of 20 ms, as most of the telephone network. */
    public static RtpPhone usual() {
        return new RtpPhone(LineCode.PCMA, 20);
    }

    LineCode code() {
        return code;
    }

    int ptimeMs() {
        return ptimeMs;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on sends to this port of the exchange, silence unless something is said. */
    public void connect(int port) {
        peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        clock.scheduleAtFixedRate(this::tick, 0, ptimeMs, TimeUnit.MILLISECONDS);
    }

    /** Says this behind what is still to be said; brought to the line's rate. */
    public void say(Pcm sound) {
        short[] samples =
                io.heedline.audio.Resampler.resample(sound, code.sampleRate()).samples();
        int length = packetSamples();
        for (int from = 0; from < samples.length; from += length) {
            speech.add(Arrays.copyOfRange(samples, from, from + length));
        }
    }

    /** Presses a key for 100 ms; between two keys there must be a {@link #pause}. */
    public void press(char key) {
        int event = "0123456789*#ABCD".indexOf(key);
        for (int packet = 1; packet <= 8; packet++) {
            boolean end = packet > 5;
            int duration = Math.min(packet, 6) * packetTicks();
            keys.add(ByteBuffer.allocate(4)
                    .put((byte) event)
                    .put((byte) ((end ? 0x80 : 0) | 10))
                    .putShort((short) duration)
                    .array());
        }
    }

    /** Waits so long before the next key. */
    public void pause(int ms) {
        for (int packet = 0; packet < ms / ptimeMs; packet++) {
            keys.add(NO_KEY);
        }
    }

    private int packetSamples() {
        return code.sampleRate() * ptimeMs / 1_000;
    }

    private int packetTicks() {
        return packetSamples();
    }

    private void tick() {
        byte[] queued = keys.poll();
        byte[] key = queued == NO_KEY ? null : queued;
        boolean first = key != null && keyTimestamp == 0;
        if (first) {
            keyTimestamp = timestamp;
        }
        short[] next = key == null ? speech.poll() : null;
        byte[] payload = key != null ? key : code.encode(next == null ? new short[packetSamples()] : next);
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) ((first ? 0x80 : 0) | (key == null ? code.payloadType() : EVENT_PAYLOAD)))
                .putShort((short) sequence++)
                .putInt(key == null ? timestamp : keyTimestamp)
                .putInt(source)
                .put(payload);
        timestamp += packetTicks();
        if (key == null) {
            keyTimestamp = 0;
        }
        try {
            socket.send(new DatagramPacket(packet.array(), packet.position(), peer));
        } catch (IOException e) {
            // The exchange has closed its port: the call is over.
        }
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                take(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            } catch (IOException e) {
                // Closed, or an answer to a packet that came too late for the exchange.
            }
            packet.setLength(4_096);
        }
    }

    private void take(ByteBuffer packet) {
        if (packet.remaining() < 12 || (packet.get(1) & 0x7f) != code.payloadType()) {
            return;
        }
        byte[] payload = new byte[packet.remaining() - 12];
        packet.get(12, payload);
        heard.add(new Heard(
                System.nanoTime(), packet.getShort(2) & 0xffff, packet.getInt(4) & 0xffffffffL, code.decode(payload)));
    }

    /** What has come so far, in the order it came. */
    public List<Heard> heard() {
        return new ArrayList<>(heard);
    }

    /** The sound that has come so far, packet by packet. */
    public List<short[]> heardSound() {
        return heard.stream().map(Heard::samples).toList();
    }

    /** The sound that has come so far. */
    public Pcm heardPcm() {
        return Pcm.concat(heard.stream()
                .map(packet -> new Pcm(packet.samples(), code.sampleRate()))
                .toList());
    }

    /** The tones of a melody in what has come so far. */
    public List<Integer> tones(Melody melody) {
        return melody.tonesIn(heardPcm());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        socket.close();
    }
}
