package io.heedline.telephony.internal.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;

/**
 * A parked leg of FreeSWITCH on a virtual loop. By its own clock it sends a datagram every packet time, and plays one
 * that it got; what waits to be played it cannot forget.
 */
final class VirtualLeg {

    private final VirtualLoop loop;
    private final VirtualLoop.Port port;
    private final MediaFormat format;
    private final double rate;
    private final LongSupplier delay;
    private final InetSocketAddress address = InetSocketAddress.createUnresolved("leg", 1);

    /** Sample value of the n-th datagram. */
    IntUnaryOperator voice = n -> 1000;

    int sent;
    int got;
    /** Times at which it had nothing to play, after the first datagram. */
    int starved;

    double shortestLeadMs = Double.MAX_VALUE;
    double longestLeadMs;
    private double playedUntil = Double.NaN;
    private boolean stopped;
    private long standsStillUntil;
    private double nextAt;

    /** With a clock that is slow by so many parts in a million, and a delay in ns for each datagram on its way to us. */
    VirtualLeg(VirtualLoop loop, VirtualLoop.Port port, MediaFormat format, double slowPpm, LongSupplier delay) {
        this.loop = loop;
        this.port = port;
        this.format = format;
        this.delay = delay;
        rate = 1 + slowPpm / 1e6;
        port.outlet = this::play;
    }

    VirtualLeg(VirtualLoop loop, VirtualLoop.Port port, MediaFormat format) {
        this(loop, port, format, 0, () -> 0);
    }

    void start() {
        stopped = false;
        nextAt = loop.now() + 3.3 * VirtualLoop.MS;
        loop.at((long) nextAt, this::tick);
    }

    void stop() {
        stopped = true;
    }

    /** Neither sends nor plays for so long, and does not make up for it. */
    void standStill(long nanos) {
        standsStillUntil = loop.now() + nanos;
        nextAt += nanos;
        playedUntil += nanos;
    }

    private void tick() {
        if (stopped) {
            return;
        }
        if (loop.now() >= standsStillUntil) {
            int n = sent++;
            long arrival = loop.now() + delay.getAsLong();
            loop.at(arrival, () -> send(format.samples(), voice.applyAsInt(n)));
            nextAt += format.ptimeMs() * VirtualLoop.MS * rate;
        }
        loop.at((long) nextAt, this::tick);
    }

    void send(int samples, int value) {
        send(samples, value, address);
    }

    void send(int samples, int value, InetSocketAddress sender) {
        ByteBuf datagram = Unpooled.buffer(2 * samples);
        for (int i = 0; i < samples; i++) {
            datagram.writeShortLE(value);
        }
        port.deliver(datagram, sender);
    }

    void sendBytes(int bytes, InetSocketAddress sender) {
        port.deliver(Unpooled.wrappedBuffer(new byte[bytes]), sender);
    }

    private void play(short[] samples) {
        if (samples.length != format.samples()) {
            throw new AssertionError("got " + samples.length + " samples rather than " + format.samples());
        }
        got++;
        if (Double.isNaN(playedUntil)) {
            playedUntil = loop.now();
        }
        double lead = playedUntil - loop.now();
        if (lead < 0) {
            starved++;
            playedUntil = loop.now();
        }
        shortestLeadMs = got == 1 ? shortestLeadMs : Math.min(shortestLeadMs, lead / VirtualLoop.MS);
        playedUntil += format.ptimeMs() * VirtualLoop.MS * rate;
        longestLeadMs = Math.max(longestLeadMs, (playedUntil - loop.now()) / VirtualLoop.MS);
    }

    double leadMs() {
        return (playedUntil - loop.now()) / VirtualLoop.MS;
    }
}
