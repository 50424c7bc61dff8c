package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Too many events are kept by FreeSWITCH, which has a limit and says so, not by us, who would have none. */
class BackpressureTest {

    /** Some 80 megabytes: more than all buffers of a connection on loopback together. */
    private static final int EVENTS = 20_000;

    private static final String PADDING = "x".repeat(4_000);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    @Timeout(60)
    void whileWeDoNotReadTheOtherSidesWritesStallAndNothingIsLost() throws Exception {
        AtomicReference<String> wrong = new AtomicReference<>();
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        AtomicReference<EslSession> session = new AtomicReference<>();
        try (ServerSocket node = RawPeer.listen();
                EslClient client = new EslClient(
                        EslClientSettings.of((InetSocketAddress) node.getLocalSocketAddress(), "secret"),
                        new EslClientListener() {
                            @Override
                            public void onUp(EslSession fresh) {
                                fresh.reading(false);
                                session.set(fresh);
                            }

                            @Override
                            public void onEvent(EslEvent event) {
                                int expected = heard.getAndIncrement();
                                if (!event.header("Number").orElse("").equals("" + expected)) {
                                    wrong.compareAndSet(
                                            null, "expected " + expected + ", got " + event.header("Number"));
                                }
                            }

                            @Override
                            public void onDown(EslClosed why, Duration nextAttemptIn) {
                                wrong.compareAndSet(null, "lost: " + why);
                            }
                        },
                        loops)) {
            client.start();
            RawPeer peer = RawPeer.linked(node);
            await().until(() -> session.get() != null);
            Thread writer = new Thread(() -> write(peer, written));
            writer.start();

            await().until(() -> stalls(written));
            int whenStalled = written.get();
            assertThat(whenStalled).isLessThan(EVENTS);
            assertThat(heard.get()).isLessThan(1_000);

            session.get().reading(true);
            await().atMost(Duration.ofSeconds(40)).until(() -> heard.get() == EVENTS || wrong.get() != null);
            writer.join();
            assertThat(wrong).hasValue(null);
            assertThat(heard).hasValue(EVENTS);
            peer.close();
        }
    }

    private static void write(RawPeer peer, AtomicInteger written) {
        try {
            for (int i = 0; i < EVENTS; i++) {
                peer.say(Wire.event("CUSTOM", "Number: " + i + "\nPadding: " + PADDING + "\n"));
                written.incrementAndGet();
            }
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    /** No event could be written for half a second. */
    private static boolean stalls(AtomicInteger written) {
        int before = written.get();
        for (int i = 0; i < 10 && written.get() == before; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return before > 0 && written.get() == before;
    }
}
