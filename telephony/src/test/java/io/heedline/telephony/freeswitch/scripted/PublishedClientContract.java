package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import link.thingscloud.freeswitch.esl.IEslEventListener;
import link.thingscloud.freeswitch.esl.InboundClient;
import link.thingscloud.freeswitch.esl.ServerConnectionListener;
import link.thingscloud.freeswitch.esl.inbound.NettyInboundClient;
import link.thingscloud.freeswitch.esl.inbound.option.InboundClientOption;
import link.thingscloud.freeswitch.esl.inbound.option.ServerOption;
import link.thingscloud.freeswitch.esl.transport.event.EslEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A client that others wrote, and that works with FreeSWITCH in the field, works with the node: it connects, logs in,
 * subscribes, commands and gets events.
 */
@Timeout(60)
abstract class PublishedClientContract {

    private final BlockingQueue<EslEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<EslEvent> jobs = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private InboundClient client;
    private String node;

    abstract InetSocketAddress address();

    abstract String password();

    @BeforeEach
    void connect() throws Exception {
        ServerOption server = new ServerOption("127.0.0.1", address().getPort());
        InboundClientOption option = new InboundClientOption()
                .defaultPassword(password())
                .addServerOption(server)
                .addEvents("CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE", "BACKGROUND_JOB");
        option.serverConnectionListener(new ServerConnectionListener() {
            @Override
            public void onOpened(ServerOption which) {
                opened.complete(null);
            }

            @Override
            public void onClosed(ServerOption which) {}
        });
        option.addListener(new IEslEventListener() {
            @Override
            public void eventReceived(String from, EslEvent event) {
                events.add(event);
            }

            @Override
            public void backgroundJobResultReceived(String from, EslEvent event) {
                jobs.add(event);
            }
        });
        client = new NettyInboundClient(option);
        client.start();
        opened.get(10, TimeUnit.SECONDS);
        node = server.addr();
        Awaitility.await("its log-in and subscription, of which it does not tell")
                .atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> client.sendSyncApiCommand(node, "echo", "ready")
                        .getBodyLines()
                        .contains("ready"));
    }

    @AfterEach
    void disconnect() {
        client.shutdown();
        closeNode();
    }

    /** After the client, which would otherwise try again. */
    void closeNode() {}

    @Test
    void anApiCommandIsAnswered() {
        List<String> lines = client.sendSyncApiCommand(node, "module_exists", "mod_event_socket")
                .getBodyLines();

        assertThat(lines).containsExactly("true");
    }

    @Test
    void aCallItOriginatesInTheBackgroundIsToldByEvents() throws Exception {
        String uuid = UUID.randomUUID().toString();

        String job = client.sendAsyncApiCommand(
                node, "originate", "{origination_uuid=" + uuid + "}loopback/echo/trial &park()");

        EslEvent result = jobs.poll(5, TimeUnit.SECONDS);
        assertThat(result.getEventHeaders()).containsEntry("Job-UUID", job);
        assertThat(result.getEventBodyLines()).containsExactly("+OK " + uuid);
        assertThat(await("CHANNEL_ANSWER", uuid).getEventHeaders()).containsEntry("Answer-State", "answered");

        client.sendSyncApiCommand(node, "uuid_kill", uuid + " USER_BUSY");
        assertThat(await("CHANNEL_HANGUP_COMPLETE", uuid).getEventHeaders())
                .containsEntry("Hangup-Cause", "USER_BUSY")
                .containsEntry("Channel-State", "CS_REPORTING");
    }

    private EslEvent await(String name, String uuid) throws InterruptedException {
        while (true) {
            EslEvent event = events.poll(5, TimeUnit.SECONDS);
            assertThat(event).as("event %s of channel %s", name, uuid).isNotNull();
            if (event.getEventName().equals(name)
                    && uuid.equals(event.getEventHeaders().get("Unique-ID"))) {
                return event;
            }
        }
    }
}
