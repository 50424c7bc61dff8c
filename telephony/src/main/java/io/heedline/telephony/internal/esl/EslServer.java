package io.heedline.telephony.internal.esl;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the connections that FreeSWITCH opens for calls, by the application {@code socket ... async full}. Who connects
 * and does not prove to be a call in time is sent away.
 */
public final class EslServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EslServer.class);

    /** Without anything received for so long, FreeSWITCH is asked whether it is still there. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final int BACKLOG = 256;

    /** Takes calls. Called on the connection's event loop; must not block. */
    public interface Acceptor {

        /**
         * @param session of this call only; its events, and results of its own jobs, are subscribed to already
         * @param channelData what FreeSWITCH tells of the channel
         * @return who hears of the call's events from now on, and of the end of the connection
         */
        EslEventHandler accept(EslSession session, EslEvent channelData);
    }

    private final EslServerSettings settings;
    private final Acceptor acceptor;
    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    private volatile Channel listening;

    /**
     * @param loops the caller ends them after {@link #close}
     */
    public EslServer(EslServerSettings settings, Acceptor acceptor, EventLoopGroup loops) {
        this.settings = settings;
        this.acceptor = acceptor;
        this.loops = loops;
    }

    /**
     * Begins to listen. Blocks for a moment.
     *
     * @return the bound address
     * @throws UncheckedIOException when the address is taken or not ours
     */
    public InetSocketAddress start() {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(EslTransport.of(loops).server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connected(channel);
                    }
                })
                .bind(settings.bind())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            BindException fault = new BindException("cannot listen for FreeSWITCH's calls at " + settings.bind() + ": "
                    + bound.cause().getMessage());
            fault.initCause(bound.cause());
            throw new UncheckedIOException(fault);
        }
        listening = bound.channel();
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        log.info("listening for FreeSWITCH's calls address={}", address);
        return address;
    }

    /**
     * Refuses new connections from now on, so that the dialplan goes on, or tries another of us. Present ones stay.
     * Returns at once.
     */
    public void refuse() {
        Channel open = listening;
        if (open != null) {
            open.close();
        }
    }

    /** Refuses new connections and closes present ones, which ends their calls. Returns at once. */
    @Override
    public void close() {
        refuse();
        for (Channel channel : connections) {
            EslConnection connection = channel.pipeline().get(EslConnection.class);
            // One that is closing by itself has no handlers any more.
            if (connection != null) {
                connection.close();
            }
        }
        connections.close();
    }

    private void connected(SocketChannel channel) {
        String peer =
                channel.remoteAddress() == null ? "?" : channel.remoteAddress().toString();
        if (connections.size() >= settings.connections()) {
            log.warn("refused a call's connection: too many at once peer={} most={}", peer, settings.connections());
            channel.close();
            return;
        }
        EslTimes times = new EslTimes(settings.connectTimeout(), settings.replyTimeout(), settings.jobTimeout());
        EslConnection connection =
                new EslConnection(peer, new CallOpening(peer, settings.linger(), acceptor), times, settings.limits());
        EslPipeline.install(channel, connection, settings.limits(), QUIET);
        connections.add(channel);
    }
}
