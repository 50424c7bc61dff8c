package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The event socket with a real FreeSWITCH, configured as {@code deploy/freeswitch} has it, on this machine. */
@Timeout(60)
class EslFreeSwitchIT {

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final FakeLink link = new FakeLink();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void start(String password) {
        EslClient client = new EslClient(EslClientSettings.of(freeSwitch.eventSocket(), password), link, loops);
        open.add(client);
        client.start();
    }

    private EslSession linked() {
        start(freeSwitch.password());
        await().until(() -> link.ups.size() == 1);
        return link.ups.get(0);
    }

    @Test
    void thousandsOfCommandsAndHundredsOfJobsGetTheirOwnAnswers() throws Exception {
        EslSession session = linked();
        List<CompletableFuture<EslReply>> replies = new ArrayList<>();
        List<CompletableFuture<String>> jobs = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            replies.add(session.send(EslCommand.api("md5", "c" + i)));
            if (i % 10 == 0) {
                jobs.add(session.background(EslCommand.api("md5", "j" + i)));
            }
        }

        for (int i = 0; i < 3_000; i++) {
            assertThat(replies.get(i).get(30, TimeUnit.SECONDS).text()).isEqualTo(md5("c" + i));
        }
        for (int i = 0; i < jobs.size(); i++) {
            assertThat(jobs.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(md5("j" + i * 10));
        }
        assertThat(link.downs).isEmpty();
    }

    @Test
    void theWrongPasswordIsToldFromOtherFailures() {
        start("wrong-" + UUID.randomUUID());

        await().until(() -> !link.downs.isEmpty());
        assertThat(link.downs.get(0)).isInstanceOf(EslClosed.PasswordRejected.class);
    }

    @Test
    void itIsThereWhenAskedWhetherItIs() throws Exception {
        EslReply reply = linked().send(EslCommand.of("nolog")).get(5, TimeUnit.SECONDS);

        assertThat(reply.text()).startsWith("-ERR");
        assertThat(link.downs).isEmpty();
    }

    @Test
    void aCallComesByItsOwnSocketAndLeavesWithItsLastEvents() throws Exception {
        EslSession session = linked();
        FakeHandler handler = new FakeHandler();
        List<EslEvent> data = new CopyOnWriteArrayList<>();
        List<EslSession> calls = new CopyOnWriteArrayList<>();
        EslServer server = new EslServer(
                EslServerSettings.of(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)),
                (call, channelData) -> {
                    data.add(channelData);
                    calls.add(call);
                    return handler;
                },
                loops);
        open.add(server);
        int port = server.start().getPort();
        String uuid = UUID.randomUUID().toString();

        CompletableFuture<String> originated = session.background(EslCommand.api(
                "originate",
                "{origination_uuid=" + uuid + ",heedline_note='a b'}loopback/tone/trial &socket('127.0.0.1:" + port
                        + " async full')"));
        assertThat(originated.get(20, TimeUnit.SECONDS)).isEqualTo("+OK " + uuid + "\n");
        await().until(() -> calls.size() == 1);
        assertThat(data.get(0).channel()).hasValue(uuid);
        assertThat(data.get(0).variable("heedline_note")).hasValue("a b");

        EslSession call = calls.get(0);
        assertThat(call.background(EslCommand.api("md5", "own job")).get(5, TimeUnit.SECONDS))
                .isEqualTo(md5("own job"));
        assertThat(call.send(EslCommand.message("", "hangup").with("hangup-cause", "NORMAL_CLEARING"))
                        .get(5, TimeUnit.SECONDS)
                        .ok())
                .isTrue();

        await().atMost(Duration.ofSeconds(20)).until(() -> handler.closed.size() == 1);
        assertThat(handler.events).extracting(EslEvent::name).contains("CHANNEL_HANGUP", "CHANNEL_HANGUP_COMPLETE");
        assertThat(handler.closed).containsExactly(new EslClosed.ChannelOver());
    }

    @Test
    void afterRefusalACallGoesOnInItsDialplan() throws Exception {
        EslSession session = linked();
        EslServer server = new EslServer(
                EslServerSettings.of(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)),
                (call, channelData) -> new FakeHandler(),
                loops);
        int port = server.start().getPort();
        server.refuse();
        String uuid = UUID.randomUUID().toString();
        session.send(EslCommand.of("event", "plain", "CHANNEL_EXECUTE_COMPLETE", "CHANNEL_HANGUP_COMPLETE"))
                .get(5, TimeUnit.SECONDS);

        session.background(EslCommand.api(
                        "originate",
                        "{origination_uuid=" + uuid + "}loopback/tone/trial &socket('127.0.0.1:" + port
                                + " async full')"))
                .get(20, TimeUnit.SECONDS);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> link.events.stream()
                        .anyMatch(event -> event.channel().filter(uuid::equals).isPresent()
                                && event.name().equals("CHANNEL_HANGUP_COMPLETE")));
    }

    private static String md5(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        return "%032x".formatted(new BigInteger(1, digest));
    }
}
