package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sound of a parked leg by FreeSWITCH's {@code unicast}: one datagram per packet of the leg, both ways, on a port of
 * ours that serves this leg alone.
 *
 * <pre>
 * Waiting --first datagram of a known size--> Live --close--> Closed
 *    +-------------------------close--------------------------^
 * </pre>
 */
public final class UnicastLink implements MediaLink {

    /** What a link needs of the call it belongs to. */
    interface Host {
        /** The first datagram has come. */
        void cameUp(UnicastLink link);

        /** Whether the call has started. */
        boolean hasStarted();

        /** The first datagram that completes a frame has come since the start: from now on the beat follows such ones. */
        void alignBeat();

        /** A further one has come. */
        void frameArrived();

        /** Runs this on the event loop: at once if that is where we are. */
        void onLoop(Runnable task);

        /** Now, on the scale of the beats. */
        long nanoTime();

        /** Whether this beat is made up for after a standstill of ours, so that it tells nothing of the other side. */
        boolean isLate();
    }

    private static final Logger log = LoggerFactory.getLogger(UnicastLink.class);

    private sealed interface State permits Waiting, Live, Closed {}

    private record Waiting() implements State {}

    private record Live(MediaFormat format, InetSocketAddress sender, Uplink uplink, Downlink downlink)
            implements State {}

    private record Closed() implements State {}

    private final String callId;
    private final DatagramPort port;
    private final MediaFormat expected;
    private final LegFilters filters;
    private final InetAddress expectedSender;
    private final int lostAfterBeats;
    private final Host host;
    private final Rejects rejects;
    private final CompletableFuture<MediaFormat> up = new CompletableFuture<>();
    private State state = new Waiting();
    private int silentBeats;

    /** With a null sender, whoever sends the first datagram is the leg. */
    UnicastLink(
            String callId,
            DatagramPort port,
            MediaFormat expected,
            InetAddress expectedSender,
            int lostAfterBeats,
            Rejects rejects,
            Host host) {
        this.callId = callId;
        this.port = port;
        this.expected = expected;
        filters = LegFilters.at(expected.sampleRate());
        this.expectedSender = expectedSender;
        this.lostAfterBeats = lostAfterBeats;
        this.rejects = rejects;
        this.host = host;
        port.receive(this::received);
    }

    /** What to tell FreeSWITCH as {@code remote-ip} and {@code remote-port}. */
    public InetSocketAddress address() {
        return port.address();
    }

    /**
     * Completes at the first datagram, on the media event loop; exceptionally with {@link MediaException} when the link
     * is closed before. FreeSWITCH says +OK to every unicast command, so this is the only sign of success; nothing
     * completes it when no datagram comes: put a time limit on it.
     */
    public CompletableFuture<MediaFormat> up() {
        return up.copy();
    }

    private void received(ByteBuf datagram, InetSocketAddress sender) {
        if (state instanceof Waiting) {
            first(datagram, sender);
        } else if (state instanceof Live live) {
            next(live, datagram, sender);
        }
    }

    private void first(ByteBuf datagram, InetSocketAddress sender) {
        if (expectedSender != null && !expectedSender.equals(sender.getAddress())) {
            rejects.stranger(sender, address(), expectedSender);
            return;
        }
        MediaFormat format = expected.seenAs(datagram.readableBytes()).orElse(null);
        if (format == null) {
            rejects.oddSize(datagram.readableBytes(), address(), expected);
            return;
        }
        if (!format.equals(expected)) {
            log.info("callId={} the leg sends {} rather than {}", callId, format, expected);
        }
        LegFilters fitting =
                format.sampleRate() == expected.sampleRate() ? filters : LegFilters.at(format.sampleRate());
        Downlink downlink = new Downlink(format, fitting, samples -> port.send(samples, sender));
        Live live = new Live(format, sender, new Uplink(format, fitting), downlink);
        state = live;
        host.cameUp(this);
        take(live, datagram);
        up.complete(format);
    }

    private void next(Live live, ByteBuf datagram, InetSocketAddress sender) {
        if (!live.sender.equals(sender)) {
            rejects.stranger(sender, address(), live.sender);
            return;
        }
        if (datagram.readableBytes() != live.format.bytes()) {
            rejects.oddSize(datagram.readableBytes(), address(), live.format);
            return;
        }
        take(live, datagram);
    }

    private void take(Live live, ByteBuf datagram) {
        silentBeats = 0;
        boolean completes = live.uplink.accept(datagram);
        if (!host.hasStarted()) {
            live.uplink.buffer().keepNewest();
        } else if (completes && live.downlink.hasBegun()) {
            host.frameArrived();
        } else if (completes) {
            live.uplink.buffer().keepNewest();
            live.downlink.begin(host.nanoTime());
            host.alignBeat();
        }
    }

    @Override
    public Heard next() {
        if (!(state instanceof Live live)) {
            return Heard.SILENCE;
        }
        UplinkBuffer buffer = live.uplink.buffer();
        AudioFrame heard = buffer.take();
        if (!host.isLate()) {
            buffer.settle();
            countSilence(live);
        }
        return new Heard(heard, null);
    }

    /** FreeSWITCH sends without a pause whatever the caller does; when it pauses, it stands still and plays nothing. */
    private void countSilence(Live live) {
        silentBeats++;
        int standstill = 3 + live.format.ptimeMs() / Pacer.BEAT_MS;
        if (silentBeats == standstill) {
            live.downlink.playsLater(standstill * Pacer.BEAT_NANOS);
        } else if (silentBeats > standstill) {
            live.downlink.playsLater(Pacer.BEAT_NANOS);
        }
    }

    @Override
    public boolean carriesSpeech() {
        return state instanceof Live live && !lost() && live.downlink.hasRoom(host.nanoTime());
    }

    @Override
    public void say(AudioFrame said) {
        if (state instanceof Live live) {
            live.downlink.say(said, host.nanoTime());
        }
    }

    /** The beat has followed FreeSWITCH's clock by so much, to later or (negative) to earlier. */
    void clockMoved(long nanos) {
        if (state instanceof Live live) {
            live.downlink.playsLater(nanos);
        }
    }

    @Override
    public boolean lost() {
        return state instanceof Live && silentBeats > lostAfterBeats;
    }

    /** What has happened so far; all but strangers and odd sizes are 0 before the first datagram and after the end. */
    MediaCounts counts() {
        long strangers = rejects.strangers();
        long oddSizes = rejects.oddSizes();
        if (!(state instanceof Live live)) {
            return new MediaCounts(0, 0, 0, 0, 0, strangers, oddSizes, 0);
        }
        UplinkBuffer buffer = live.uplink.buffer();
        return new MediaCounts(
                live.uplink.received(),
                live.downlink.sent(),
                buffer.lateFrames(),
                buffer.leftOutFrames(),
                live.downlink.heldBack(),
                strangers,
                oddSizes,
                buffer.waiting() * 1000 / AudioFrame.SAMPLE_RATE);
    }

    /** Gives the port back; from any thread, any number of times. */
    @Override
    public void close() {
        host.onLoop(this::end);
    }

    private void end() {
        if (state instanceof Closed) {
            return;
        }
        if (state instanceof Live) {
            log.info(
                    "callId={} media port {} closed after {}", callId, address().getPort(), counts());
        }
        state = new Closed();
        port.close();
        up.completeExceptionally(new MediaException("callId=" + callId + " media port "
                + address().getPort() + " was closed before its first datagram: FreeSWITCH never sent there"));
    }

    @Override
    public String toString() {
        return "unicast on port " + address().getPort();
    }
}
