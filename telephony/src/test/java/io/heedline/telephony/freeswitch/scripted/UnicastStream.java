package io.heedline.telephony.freeswitch.scripted;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Raw sound of a channel by UDP, both ways. A datagram of any source is played, one per packet time however fast they
 * come; an empty one stops playing for good. Nothing tells the application when it cannot work.
 */
final class UnicastStream extends SimpleChannelInboundHandler<DatagramPacket> {

    /** 60 ms at 48 kHz, and some more. */
    private static final int LONGEST_DATAGRAM = 8_192;

    private static final int LONGEST_BYTES = 65_535;

    private final InetSocketAddress remote;
    private final Deque<short[]> backlog = new ArrayDeque<>();
    private Channel socket;
    private boolean closed;
    private boolean stopped;

    private UnicastStream(InetSocketAddress remote) {
        this.remote = remote;
    }

    /** Whatever is wrong with the command, FreeSWITCH has answered +OK; then there is simply no sound. */
    static Optional<UnicastStream> open(Node node, ReceivedCommand command) {
        try {
            InetSocketAddress remote = address(command, "remote");
            InetSocketAddress local = address(command, "local");
            UnicastStream stream = new UnicastStream(remote);
            stream.bind(node, local);
            return Optional.of(stream);
        } catch (IllegalArgumentException wrong) {
            node.unknown.add("unicast with a wrong address: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static InetSocketAddress address(ReceivedCommand command, String side) {
        return new InetSocketAddress(command.header(side + "-ip"), Integer.parseInt(command.header(side + "-port")));
    }

    private void bind(Node node, InetSocketAddress local) {
        new Bootstrap()
                .group(node.loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_BYTES))
                .handler(this)
                .bind(local)
                .addListener((ChannelFuture bound) -> {
                    if (!bound.isSuccess() || closed) {
                        bound.channel().close();
                    } else {
                        socket = bound.channel();
                    }
                });
    }

    void send(short[] samples) {
        if (socket != null) {
            ByteBuf datagram = Unpooled.buffer(samples.length * 2);
            for (short sample : samples) {
                datagram.writeShortLE(sample);
            }
            socket.writeAndFlush(new DatagramPacket(datagram, remote));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
        int samples = packet.content().readableBytes() / 2;
        if (samples == 0) {
            stopped = true;
        }
        if (!stopped) {
            short[] sound = new short[samples];
            for (int i = 0; i < samples; i++) {
                sound[i] = packet.content().readShortLE();
            }
            backlog.add(sound);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Nobody listens there at this moment; FreeSWITCH goes on too.
    }

    /** What the telephone hears next, of whatever size it came; null when nothing has come. */
    short[] next() {
        return backlog.poll();
    }

    void close() {
        closed = true;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
