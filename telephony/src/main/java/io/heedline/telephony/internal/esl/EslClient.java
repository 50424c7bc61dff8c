package io.heedline.telephony.internal.esl;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a link with the event socket of one node: connects, authenticates, and after a loss connects again, for as long
 * as it takes.
 *
 * <pre>
 *   Idle --start--> Connecting --ready--> Up --lost--> Waiting --its time--> Connecting
 *                       \----------- failed --------------^
 *   any --close--> Ended
 * </pre>
 *
 * <p>Its state belongs to one event loop, on which the listener is called too.
 */
public final class EslClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EslClient.class);

    private sealed interface State {}

    private record Idle() implements State {}

    /** @param failures in a row before this attempt */
    private record Connecting(int failures, EslConnection connection) implements State {}

    private record Up(int failures, long sinceNanos, EslConnection connection) implements State {}

    private record Waiting(int failures, Future<?> timer) implements State {}

    private record Ended() implements State {}

    private final EslClientSettings settings;
    private final EslClientListener listener;
    private final EventLoop loop;
    private final EslTransport transport;
    private final String node;

    private volatile State state = new Idle();

    /**
     * @param loops one of them is used; the caller ends them after {@link #close}
     */
    public EslClient(EslClientSettings settings, EslClientListener listener, EventLoopGroup loops) {
        this.settings = settings;
        this.listener = listener;
        this.loop = loops.next();
        this.transport = EslTransport.of(loops);
        InetSocketAddress address = settings.address();
        this.node = address.getHostString() + ":" + address.getPort();
    }

    /** Makes the first attempt; returns at once. Attempts go on until {@link #close}. */
    public void start() {
        loop.execute(() -> {
            if (!(state instanceof Idle)) {
                return;
            }
            connect(0);
        });
    }

    /** The present link, if there is one. Safe for all threads. */
    public Optional<EslSession> session() {
        return state instanceof Up up ? Optional.of(up.connection()) : Optional.empty();
    }

    /** Closes the link and makes no other. The listener hears nothing more. Returns at once. */
    @Override
    public void close() {
        if (loop.isShuttingDown()) {
            return;
        }
        loop.execute(() -> {
            State before = state;
            state = new Ended();
            if (before instanceof Connecting attempt) {
                attempt.connection().close();
            } else if (before instanceof Up up) {
                up.connection().close();
            } else if (before instanceof Waiting waiting) {
                waiting.timer().cancel(false);
            }
        });
    }

    private void connect(int failures) {
        PasswordOpening opening = new PasswordOpening(settings.password(), this::up, this::down);
        EslTimes times = new EslTimes(settings.connectTimeout(), settings.replyTimeout(), settings.jobTimeout());
        EslConnection connection = new EslConnection(node, opening, times, settings.limits());
        state = new Connecting(failures, connection);
        lookUp().whenCompleteAsync(
                        (address, fault) -> {
                            if (!(state instanceof Connecting attempt) || attempt.connection() != connection) {
                                return;
                            }
                            if (fault != null) {
                                down(new EslClosed.Lost("no address is known for the name "
                                        + settings.address().getHostString()));
                            } else {
                                connect(connection, address);
                            }
                        },
                        loop);
    }

    private void connect(EslConnection connection, InetSocketAddress address) {
        new Bootstrap()
                .group(loop)
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        EslPipeline.install(channel, connection, settings.limits(), settings.quiet());
                    }
                })
                .connect(address)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        connection.end(new EslClosed.Lost(reason(connected.cause())));
                    }
                });
    }

    /** The common case in words of ours: the transport's own name its functions and error numbers. */
    private static String reason(Throwable fault) {
        return fault instanceof ConnectException
                        && String.valueOf(fault.getMessage()).contains("refused")
                ? "Connection refused"
                : String.valueOf(fault.getMessage());
    }

    /** Looked up again before each attempt, and elsewhere, since it may block. */
    private CompletableFuture<InetSocketAddress> lookUp() {
        InetSocketAddress address = settings.address();
        if (!address.isUnresolved()) {
            return CompletableFuture.completedFuture(address);
        }
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return new InetSocketAddress(InetAddress.getByName(address.getHostString()), address.getPort());
                    } catch (UnknownHostException unknown) {
                        throw new IllegalArgumentException(unknown);
                    }
                })
                .orTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void up(EslConnection connection) {
        if (!(state instanceof Connecting attempt)) {
            connection.end(new EslClosed.ByUs());
            return;
        }
        state = new Up(attempt.failures(), System.nanoTime(), connection);
        log.info("linked with FreeSWITCH node={} failedAttempts={}", node, attempt.failures());
        connection.opened(new EslEventHandler() {
            @Override
            public void onEvent(EslEvent event) {
                listener.onEvent(event);
            }

            @Override
            public void onClosed(EslClosed why) {
                down(why);
            }
        });
        guarded(() -> listener.onUp(connection));
    }

    private void down(EslClosed why) {
        State before = state;
        if (before instanceof Ended) {
            return;
        }
        int failures = failuresWith(before);
        Duration wait = wait(why, failures);
        state = new Waiting(failures, loop.schedule(() -> again(failures), wait.toMillis(), TimeUnit.MILLISECONDS));
        tell(before instanceof Up, why, wait);
        guarded(() -> listener.onDown(why, wait));
    }

    /** A link that did not last counts as a failure more, or else a node that drops every link would be beset. */
    private int failuresWith(State before) {
        if (before instanceof Connecting attempt) {
            return attempt.failures() + 1;
        }
        Duration lasted =
                before instanceof Up up ? Duration.ofNanos(System.nanoTime() - up.sinceNanos()) : Duration.ZERO;
        return before instanceof Up up && lasted.compareTo(settings.backoff().longest()) < 0 ? up.failures() + 1 : 1;
    }

    private void again(int failures) {
        if (state instanceof Waiting) {
            connect(failures);
        }
    }

    private Duration wait(EslClosed why, int failures) {
        boolean rejected = why instanceof EslClosed.PasswordRejected || why instanceof EslClosed.AddressRejected;
        Backoff backoff =
                rejected ? new Backoff(settings.rejectedRetry(), settings.rejectedRetry()) : settings.backoff();
        return backoff.after(failures, ThreadLocalRandom.current().nextDouble());
    }

    private void tell(boolean wasUp, EslClosed why, Duration wait) {
        long next = wait.toMillis();
        if (why instanceof EslClosed.PasswordRejected) {
            log.error(
                    "FreeSWITCH does not accept the password of its event socket; set the one of its"
                            + " event_socket.conf.xml node={} nextAttemptMs={}",
                    node,
                    next);
        } else if (why instanceof EslClosed.AddressRejected) {
            log.error(
                    "FreeSWITCH does not accept our address; add it to the apply-inbound-acl of its"
                            + " event_socket.conf.xml node={} nextAttemptMs={}",
                    node,
                    next);
        } else if (wasUp) {
            log.info("lost the link with FreeSWITCH node={} why=\"{}\" nextAttemptMs={}", node, why.reason(), next);
        } else {
            log.info("no link with FreeSWITCH node={} why=\"{}\" nextAttemptMs={}", node, why.reason(), next);
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException fault) {
            log.error("the listener of the link failed node={}", node, fault);
        }
    }
}
