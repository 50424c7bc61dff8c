package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EslClientTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final FakeLink link = new FakeLink();
    private ServerSocket node;
    private EslClient client;

    @BeforeEach
    void start() throws IOException {
        node = RawPeer.listen();
        client = new EslClient(settings((InetSocketAddress) node.getLocalSocketAddress()), link, loops);
        client.start();
    }

    private static EslClientSettings settings(InetSocketAddress address) {
        return new EslClientSettings(
                address,
                "secret",
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(15),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(100)),
                Duration.ofMillis(200),
                EslLimits.DEFAULT);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        node.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void aLinkIsReadyForCommandsAndEvents() throws Exception {
        try (RawPeer peer = RawPeer.linked(node)) {
            await().until(() -> link.ups.size() == 1);
            CompletableFuture<EslReply> reply = client.session().orElseThrow().send(EslCommand.api("hostname"));
            peer.hear("api hostname");
            peer.say(Wire.event("HEARTBEAT", "") + Wire.api("vm"));

            assertThat(reply.get().text()).isEqualTo("vm");
            assertThat(link.events).extracting(EslEvent::name).containsExactly("HEARTBEAT");
        }
    }

    @Test
    void aLostLinkIsMadeAgainAndAgain() throws Exception {
        for (int times = 1; times <= 5; times++) {
            RawPeer peer = RawPeer.linked(node);
            int ups = times;
            await().until(() -> link.ups.size() == ups);
            peer.breakOff();
            await().until(() -> link.downs.size() == ups);
        }

        assertThat(link.downs).allSatisfy(why -> assertThat(why).isInstanceOf(EslClosed.Lost.class));
        assertThat(link.ups).doesNotHaveDuplicates();
    }

    @Test
    void commandsOfALostLinkFailAndTheNextLinksCommandsWork() throws Exception {
        RawPeer first = RawPeer.linked(node);
        await().until(() -> link.ups.size() == 1);
        CompletableFuture<EslReply> lost = link.ups.get(0).send(EslCommand.api("status"));
        CompletableFuture<String> job = link.ups.get(0).background(EslCommand.api("originate"));
        first.hear("api status");
        first.breakOff();

        assertThatThrownBy(lost::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(EslException.Closed.class);
        assertThatThrownBy(job::join).hasCauseInstanceOf(EslException.Closed.class);
        try (RawPeer second = RawPeer.linked(node)) {
            await().until(() -> link.ups.size() == 2);
            CompletableFuture<EslReply> again = link.ups.get(1).send(EslCommand.api("status"));
            second.hear("api status");
            second.say(Wire.api("UP"));
            assertThat(again.get().text()).isEqualTo("UP");
        }
    }

    @Test
    void aNodeThatIsNotThereIsTriedUntilItIs() throws Exception {
        int port = node.getLocalPort();
        node.close();
        await().until(() -> link.downs.stream().anyMatch(EslClosed.Lost.class::isInstance) && link.downs.size() >= 4);
        assertThat(client.session()).isEmpty();

        node = new ServerSocket();
        node.setReuseAddress(true);
        node.bind(new InetSocketAddress("127.0.0.1", port));
        node.setSoTimeout(10_000);

        RawPeer.linked(node);
        await().until(() -> link.ups.size() == 1);
        assertThat(client.session()).isPresent();
    }

    @Test
    void aWrongPasswordIsSaidAndTriedAgainSlowly() throws Exception {
        try (RawPeer peer = RawPeer.accepted(node)) {
            peer.say(Wire.GREETING);
            peer.hear("auth secret");
            peer.say(Wire.reply("-ERR invalid") + Wire.notice("disconnect", Wire.GOODBYE));
            assertThat(peer.isClosedWithin(Duration.ofSeconds(5))).isTrue();
        }

        await().until(() -> !link.downs.isEmpty());
        assertThat(link.downs).containsExactly(new EslClosed.PasswordRejected("-ERR invalid"));
        assertThat(link.waits.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        RawPeer.linked(node);
        await().until(() -> link.ups.size() == 1);
    }

    @Test
    void anAddressThatIsNotAllowedIsSaidAndTriedAgainSlowly() throws Exception {
        try (RawPeer peer = RawPeer.accepted(node)) {
            peer.say(Wire.rejection() + Wire.notice("disconnect", Wire.GOODBYE));
            await().until(() -> !link.downs.isEmpty());
        }

        assertThat(link.downs.get(0)).isInstanceOf(EslClosed.AddressRejected.class);
        assertThat(link.waits.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void garbageEndsTheLinkAndTheNextIsFine() throws Exception {
        RawPeer garbled = RawPeer.linked(node);
        garbled.say("Content-Length: minus one\nContent-Type: text/event-plain\n\n");
        assertThat(garbled.isClosedWithin(Duration.ofSeconds(5))).isTrue();

        await().until(() -> link.downs.size() == 1);
        assertThat(link.downs.get(0)).isInstanceOf(EslClosed.Garbled.class);
        RawPeer.linked(node);
        await().until(() -> link.ups.size() == 2);
    }

    @Test
    void aClosedClientIsSilentAndDoesNotComeBack() throws Exception {
        RawPeer peer = RawPeer.linked(node);
        await().until(() -> link.ups.size() == 1);

        client.close();

        assertThat(peer.isClosedWithin(Duration.ofSeconds(5))).isTrue();
        node.setSoTimeout(300);
        assertThatThrownBy(() -> node.accept()).isInstanceOf(java.net.SocketTimeoutException.class);
        assertThat(link.downs).isEmpty();
        assertThat(client.session()).isEmpty();
    }

    @Test
    void aClientClosedWhileItWaitsDoesNotTryAgain() throws Exception {
        RawPeer.accepted(node).breakOff();
        await().until(() -> !link.downs.isEmpty());
        client.close();

        node.setSoTimeout(300);
        // An attempt may have been under way already; a second may not follow.
        try {
            node.accept();
        } catch (java.net.SocketTimeoutException none) {
            return;
        }
        assertThatThrownBy(() -> node.accept()).isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void aNameThatIsNotKnownIsAFailureLikeOthers() {
        FakeLink other = new FakeLink();
        try (EslClient nowhere =
                new EslClient(settings(InetSocketAddress.createUnresolved("no.such.host.invalid", 1)), other, loops)) {
            nowhere.start();
            await().until(() -> other.downs.size() >= 2);
            assertThat(other.downs.get(0)).isInstanceOf(EslClosed.Lost.class);
        }
    }

    @Test
    void thePasswordIsInNoText() {
        assertThat(settings(new InetSocketAddress("127.0.0.1", 1)).toString()).doesNotContain("secret");
    }
}
