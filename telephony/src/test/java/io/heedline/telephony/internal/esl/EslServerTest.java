package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EslServerTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final FakeHandler handler = new FakeHandler();
    private final List<EslSession> sessions = new CopyOnWriteArrayList<>();
    private final List<EslEvent> data = new CopyOnWriteArrayList<>();
    private EslServer server;
    private InetSocketAddress address;

    @BeforeEach
    void start() {
        server = new EslServer(
                EslServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(10))
                        .withConnections(3),
                (session, channelData) -> {
                    sessions.add(session);
                    data.add(channelData);
                    return handler;
                },
                loops);
        address = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void aCallIsTakenWithItsDataAndItsEvents() throws Exception {
        try (RawPeer call = RawPeer.call(address)) {
            call.say(Wire.event("CHANNEL_ANSWER", "Unique-ID: " + Wire.CHANNEL + "\n"));

            await().until(() -> handler.events.size() == 1);
            assertThat(data.get(0).channel()).hasValue(Wire.CHANNEL);
            assertThat(data.get(0).header("Caller-Destination-Number")).hasValue("9000");
            assertThat(data.get(0).variable("sip_full_to")).hasValue("<sip:9000@127.0.0.1>");
        }
        await().until(() -> handler.closed.size() == 1);
    }

    @Test
    void anEventRightBehindTheSubscriptionIsNotMissed() throws Exception {
        try (RawPeer call = RawPeer.connected(address)) {
            call.hear("connect");
            call.say(Wire.CHANNEL_DATA);
            call.hear("linger 10");
            call.hear("myevents");
            call.say(Wire.reply("+OK")
                    + Wire.reply("+OK Events Enabled")
                    + Wire.event("CHANNEL_HANGUP", "")
                    + Wire.notice("linger", "")
                    + Wire.notice("disconnect", Wire.GOODBYE));

            await().until(() -> handler.closed.size() == 1);
            assertThat(handler.events).extracting(EslEvent::name).containsExactly("CHANNEL_HANGUP");
        }
    }

    @Test
    void whoConnectsAndSaysNothingIsSentAway() throws Exception {
        try (RawPeer stranger = RawPeer.connected(address)) {
            stranger.hear("connect");
            assertThat(stranger.isClosedWithin(SOON)).isTrue();
        }
        assertThat(sessions).isEmpty();
    }

    @Test
    void whoSpeaksAnotherProtocolIsSentAway() throws Exception {
        try (RawPeer stranger = RawPeer.connected(address)) {
            stranger.hear("connect");
            stranger.say("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertThat(stranger.isClosedWithin(SOON)).isTrue();
        }
        assertThat(sessions).isEmpty();
    }

    @Test
    void whoSendsAHeadWithoutEndIsSentAway() throws Exception {
        try (RawPeer stranger = RawPeer.connected(address)) {
            stranger.hear("connect");
            byte[] noise = new byte[300_000];
            java.util.Arrays.fill(noise, (byte) 'x');
            try {
                stranger.say(noise);
            } catch (IOException closed) {
                // Closed while we were at it.
            }
            assertThat(stranger.isClosedWithin(SOON)).isTrue();
        }
    }

    @Test
    void anEventSocketThatAsksForAPasswordIsNoCall() throws Exception {
        try (RawPeer stranger = RawPeer.connected(address)) {
            stranger.hear("connect");
            stranger.say(Wire.GREETING);
            assertThat(stranger.isClosedWithin(SOON)).isTrue();
        }
    }

    @Test
    void aDialplanWithoutAsyncFullIsSentAwayBeforeItCanFailLater() throws Exception {
        try (RawPeer call = RawPeer.connected(address)) {
            call.hear("connect");
            call.say(Wire.CHANNEL_DATA.replace("Control: full", "Control: single-channel"));
            assertThat(call.isClosedWithin(SOON)).isTrue();
        }
        assertThat(sessions).isEmpty();
    }

    @Test
    void moreCallsThanAllowedAreSentAwayAndTheOthersStay() throws Exception {
        RawPeer first = RawPeer.call(address);
        RawPeer second = RawPeer.call(address);
        RawPeer third = RawPeer.call(address);
        try (RawPeer tooMany = RawPeer.connected(address)) {
            assertThat(tooMany.isClosedWithin(SOON)).isTrue();
        }
        first.say(Wire.event("DTMF", ""));
        await().until(() -> handler.events.size() == 1);

        second.close();
        await().until(() -> handler.closed.size() == 1);
        RawPeer.call(address).close();
        third.close();
        first.close();
    }

    @Test
    void afterRefusalNewCallsFindNobodyAndPresentOnesGoOn() throws Exception {
        try (RawPeer call = RawPeer.call(address)) {
            await().until(() -> sessions.size() == 1);
            server.refuse();
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> RawPeer.connected(address)).isInstanceOf(java.net.ConnectException.class));

            CompletableFuture<EslReply> reply = sessions.get(0).send(EslCommand.execute("", "answer", ""));
            call.hear("sendmsg\ncall-command: execute\nexecute-app-name: answer\nevent-lock: true");
            call.say(Wire.reply("+OK"));
            assertThat(reply.get().ok()).isTrue();
        }
    }

    @Test
    void closingItEndsItsCalls() throws Exception {
        RawPeer call = RawPeer.call(address);
        await().until(() -> sessions.size() == 1);

        server.close();

        assertThat(call.isClosedWithin(SOON)).isTrue();
        await().until(() -> handler.closed.size() == 1);
        assertThat(handler.closed).containsExactly(new EslClosed.ByUs());
    }

    @Test
    void anAcceptorsFaultEndsThatCallOnly() throws Exception {
        EslServer fragile = new EslServer(
                EslServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                (session, channelData) -> {
                    throw new IllegalStateException("the acceptor's fault, as the test wants it");
                },
                loops);
        InetSocketAddress at = fragile.start();
        RawPeer call = RawPeer.call(at);

        assertThat(call.isClosedWithin(SOON)).isTrue();
        RawPeer.call(at).close();
        fragile.close();
    }

    @Test
    void aTakenPortIsSaid() {
        EslServer second = new EslServer(EslServerSettings.of(address), (session, channelData) -> handler, loops);

        assertThatThrownBy(second::start)
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(address.getPort()));
    }
}
