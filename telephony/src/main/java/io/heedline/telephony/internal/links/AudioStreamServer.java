package io.heedline.telephony.internal.links;

import io.heedline.telephony.CallId;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the WebSockets of mod_audio_stream. Each link is expected at a path of its own, {@code /channel/token}, which
 * lets one connection in, once. Safe for all threads.
 */
public final class AudioStreamServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AudioStreamServer.class);
    private static final int TOKEN_BYTES = 16;
    private static final int BACKLOG = 256;
    private static final long FRAME_MS = 20;

    private final AudioStreamSettings settings;
    private final EventLoopGroup loops;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Expected> expected = new ConcurrentHashMap<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final AtomicLong refusals = new AtomicLong();
    private volatile Channel listening;

    private record Expected(byte[] token, AudioStreamLink link) {}

    /**
     * @param loops the caller ends them after {@link #close}
     */
    public AudioStreamServer(AudioStreamSettings settings, EventLoopGroup loops) {
        this.settings = settings;
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
                .channel(serverChannel(loops))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        accepted(connection);
                    }
                })
                .bind(settings.bind())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            BindException fault = new BindException("cannot listen for audio streams at " + settings.bind() + ": "
                    + bound.cause().getMessage());
            fault.initCause(bound.cause());
            throw new UncheckedIOException(fault);
        }
        listening = bound.channel();
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        log.info("listening for audio streams address={}", address);
        return address;
    }

    /**
     * Expects a connection for a channel. One that was expected for it before, and has not come, is no longer.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public AudioStreamLink open(String channel) {
        Channel open = listening;
        if (open == null) {
            throw new IllegalStateException("audio stream of channel " + channel + ": the server is not started");
        }
        new CallId(channel);
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String word = HexFormat.of().formatHex(token);
        int port = ((InetSocketAddress) open.localAddress()).getPort();
        String url = "ws://" + settings.advertised() + ":" + port + "/" + channel + "/" + word;
        int lostAfterFrames = (int) (settings.lostAfter().toMillis() / FRAME_MS);
        AudioStreamLink link = new AudioStreamLink(channel, url, lostAfterFrames, () -> forget(channel, word));
        Expected earlier = expected.put(channel, new Expected(bytes(word), link));
        if (earlier != null) {
            earlier.link().close();
        }
        return link;
    }

    /** The link whose path this is, which from now on is nobody's path. */
    Optional<AudioStreamLink> claim(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 3 || !parts[0].isEmpty()) {
            return Optional.empty();
        }
        Expected candidate = expected.get(parts[1]);
        return candidate != null
                        && MessageDigest.isEqual(candidate.token(), bytes(parts[2]))
                        && expected.remove(parts[1], candidate)
                ? Optional.of(candidate.link())
                : Optional.empty();
    }

    /** Tells of a connection that was sent away; the more there are, the more rarely. */
    void refused(Object peer, String why) {
        long count = refusals.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            log.warn("refused an audio stream: {} peer={} refusedSoFar={}", why, peer, count);
        }
    }

    /** Refuses new connections and closes present ones. Returns at once. */
    @Override
    public void close() {
        Channel open = listening;
        if (open != null) {
            open.close();
        }
        connections.close();
        expected.values().forEach(left -> left.link().close());
    }

    private void forget(String channel, String token) {
        expected.computeIfPresent(
                channel, (name, waiting) -> MessageDigest.isEqual(waiting.token(), bytes(token)) ? null : waiting);
    }

    private void accepted(SocketChannel connection) {
        if (connections.size() >= settings.connections()) {
            refused(connection.remoteAddress(), settings.connections() + " are open, which is the most");
            connection.close();
            return;
        }
        connections.add(connection);
        AudioStreamGate.install(connection, this, settings);
    }

    private static Class<? extends ServerSocketChannel> serverChannel(EventLoopGroup loops) {
        return loops instanceof IoEventLoopGroup group && group.isIoType(EpollIoHandler.class)
                ? EpollServerSocketChannel.class
                : NioServerSocketChannel.class;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
