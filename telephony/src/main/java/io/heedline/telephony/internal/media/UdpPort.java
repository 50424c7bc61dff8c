package io.heedline.telephony.internal.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A UDP port as a Netty channel. */
final class UdpPort extends ChannelInboundHandlerAdapter implements DatagramPort {

    private static final Logger log = LoggerFactory.getLogger(UdpPort.class);

    private final InetSocketAddress address;
    private volatile Receiver receiver = (datagram, sender) -> {};
    private volatile Channel channel;
    private boolean troubleTold;

    UdpPort(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
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
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            DatagramPacket packet = (DatagramPacket) message;
            receiver.received(packet.content(), packet.sender());
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Drops the datagram when the system takes no more: sound that waits is of no use. */
    @Override
    public void send(short[] samples, InetSocketAddress target) {
        if (!channel.isWritable()) {
            return;
        }
        ByteBuf bytes = channel.alloc().directBuffer(2 * samples.length);
        for (short sample : samples) {
            bytes.writeShortLE(sample);
        }
        channel.writeAndFlush(new DatagramPacket(bytes, target), channel.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable trouble) {
        if (!troubleTold) {
            troubleTold = true;
            log.warn("media port {} has trouble, which is told once: {}", address.getPort(), trouble.toString());
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
