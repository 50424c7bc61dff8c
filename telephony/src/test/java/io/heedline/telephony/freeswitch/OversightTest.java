package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.calls.Leg;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OversightTest {

    private static final Instant ASKED = Instant.parse("2026-01-01T12:00:00Z");
    private static final FreeSwitchSettings SETTINGS =
            FreeSwitchSettings.of(new FreeSwitchSettings.Node("a", "127.0.0.1", 1, "x"));

    private final Machinery machinery = new Machinery(SETTINGS);
    private final OpenCalls open = new OpenCalls();
    private final Oversight oversight = new Oversight(
            open,
            new Tally(),
            machinery.timers(),
            () -> new Reaper("127.0.0.1:8084", Duration.ofSeconds(60), Clock.systemUTC()),
            (node, channel) -> CompletableFuture.completedFuture(channel.equals("unlisted")));

    /** Never started: a node of which nothing is known but what the test tells. */
    private final NodeLink node = new NodeLink(
            SETTINGS.nodes().get(0), SETTINGS.timing(), "us", Clock.systemUTC(), oversight, machinery.loops());

    @AfterEach
    void close() {
        node.close();
        machinery.close();
    }

    @Test
    void onlyACallThatTheNodeHadBeforeAndHasNoMoreEnds() {
        FreeSwitchCall gone = live("gone", node.core(), ASKED.minusSeconds(1));
        FreeSwitchCall listed = live("listed", node.core(), ASKED.minusSeconds(1));
        FreeSwitchCall unlisted = live("unlisted", node.core(), ASKED.minusSeconds(1));
        FreeSwitchCall young = live("young", node.core(), ASKED.plusMillis(1));
        FreeSwitchCall elsewhere = live("elsewhere", "of another node", ASKED.minusSeconds(1));

        oversight.onChannels(node, new ChannelTable(List.of(new ChannelTable.Row("listed", "park", ""))), ASKED, true);

        await().atMost(Duration.ofSeconds(10)).until(() -> !open.isLive(gone));
        assertThat(open.live())
                .extracting(OpenCalls.Live::call)
                .containsExactlyInAnyOrder(listed, unlisted, young, elsewhere);
    }

    private FreeSwitchCall live(String channel, String core, Instant since) {
        Leg leg = Leg.of(new EslEvent(Map.of("Unique-ID", channel), ""));
        FreeSwitchCall call = machinery.call(leg, new DeafSession(), open::remove);
        open.add(new OpenCalls.Live(call, core, since));
        return call;
    }

    /** Answers nothing and never closes by itself. */
    private static final class DeafSession implements EslSession {
        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<EslClosed> closed() {
            return new CompletableFuture<>();
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close() {}
    }
}
