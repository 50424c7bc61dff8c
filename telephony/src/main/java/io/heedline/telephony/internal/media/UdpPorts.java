package io.heedline.telephony.internal.media;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.unix.Errors;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Opens ports of the range; one that another program holds is passed over. Safe for all threads. */
final class UdpPorts {

    private static final long LONGEST_WAIT_S = 5;
    /** EADDRINUSE of Linux, as Netty tells it. */
    private static final int ADDRESS_IN_USE = -98;

    /** Above the largest datagram of any leg, 60 ms at 48 kHz. */
    private static final int LARGEST_DATAGRAM = 8_192;
    /** Read one at a time: one is what there is as a rule, and to look for a second costs as much as to read it. */
    private static final RecvByteBufAllocator ONE_AT_A_TIME =
            new FixedRecvByteBufAllocator(LARGEST_DATAGRAM).maxMessagesPerRead(1);

    private final MediaSettings settings;
    private final MediaTransport transport;
    private final PortRange range;

    UdpPorts(MediaSettings settings, MediaTransport transport) {
        this.settings = settings;
        this.transport = transport;
        range = new PortRange(settings.firstPort(), settings.lastPort());
    }

    /** Waits until the port is open. */
    DatagramPort open(EventLoop loop, String callId) {
        if (loop.inEventLoop()) {
            throw new IllegalStateException(
                    "callId=" + callId
                            + " asks for a media port on a media event loop, which would wait for itself: ask on the call's lane");
        }
        for (int tries = 0; tries < range.size(); tries++) {
            OptionalInt port = range.take();
            if (port.isEmpty()) {
                break;
            }
            DatagramPort opened = open(loop, callId, port.getAsInt());
            if (opened != null) {
                return opened;
            }
        }
        int carrying = range.taken();
        throw new MediaException("callId=" + callId + " gets no media port: of " + range + ", " + carrying
                + " carry calls and other programs hold the rest; widen the range or take fewer calls");
    }

    /** Null when another program holds the port. */
    private DatagramPort open(EventLoop loop, String callId, int port) {
        UdpPort handler = new UdpPort(new InetSocketAddress(settings.advertisedAddress(), port));
        ChannelFuture bound = new Bootstrap()
                .group(loop)
                .channelFactory(() -> transport.newChannel(settings.bindAddress()))
                .option(ChannelOption.RECVBUF_ALLOCATOR, ONE_AT_A_TIME)
                // Sending and receiving cost a third less with this one than with the default.
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(8_192, 16_384))
                .handler(handler)
                .bind(settings.bindAddress(), port);
        bound.channel().closeFuture().addListener(closed -> range.giveBack(port));
        boolean done = bound.awaitUninterruptibly(LONGEST_WAIT_S, TimeUnit.SECONDS);
        if (done && bound.isSuccess()) {
            return handler;
        }
        bound.channel().close();
        if (!done) {
            throw new MediaException("callId=" + callId + " gets no media port: the media event loop did not open port "
                    + port + " within " + LONGEST_WAIT_S + " s; the machine is overloaded, or Heedline is closing");
        }
        if (isInUse(bound.cause())) {
            return null;
        }
        throw new MediaException(
                "callId=" + callId + " gets no media port: "
                        + settings.bindAddress().getHostAddress() + ":" + port
                        + " cannot be opened; the media address must be one of this machine's",
                bound.cause());
    }

    /** By kind and number: the text is in the language of the machine. */
    private static boolean isInUse(Throwable cause) {
        return cause instanceof BindException
                || cause instanceof Errors.NativeIoException refused && refused.expectedErr() == ADDRESS_IN_USE;
    }
}
