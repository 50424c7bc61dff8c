package io.heedline.telephony.internal.esl;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The kind of channels that fit event loops. */
record EslTransport(Class<? extends SocketChannel> client, Class<? extends ServerSocketChannel> server) {

    private static final EslTransport EPOLL =
            new EslTransport(EpollSocketChannel.class, EpollServerSocketChannel.class);
    private static final EslTransport NIO = new EslTransport(NioSocketChannel.class, NioServerSocketChannel.class);

    static EslTransport of(EventLoopGroup loops) {
        return loops instanceof IoEventLoopGroup group && group.isIoType(EpollIoHandler.class) ? EPOLL : NIO;
    }
}
