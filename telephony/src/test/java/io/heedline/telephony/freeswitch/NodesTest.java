package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.Origination;
import io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NodesTest {

    @Test
    void aWrongPasswordIsTheReasonThatIsShown() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start("right");
                FreeSwitchExchange exchange = exchange(node, "wrong")) {
            exchange.start();

            awaitDown(exchange, "the password of the event socket is wrong");
        }
    }

    @Test
    void anAccessListThatDoesNotAllowUsIsTheReasonThatIsShown() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start();
                FreeSwitchExchange exchange = exchange(node, ScriptedFreeSwitch.PASSWORD)) {
            node.misbehave().rejectAddresses(true);
            exchange.start();

            awaitDown(exchange, "the access list of the event socket does not allow our address (apply-inbound-acl)");
        }
    }

    @Test
    void aListenerPortThatIsTakenIsToldAndTheExchangeCanBeClosed() throws Exception {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FreeSwitchExchange exchange = exchange(node, "any", taken.getLocalPort())) {
            assertThatThrownBy(exchange::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen for FreeSWITCH's calls at ")
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
            assertThatThrownBy(() -> exchange.originate(Origination.of("1", "2", Duration.ofSeconds(1)), new Bot()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("start the exchange first");
        }
    }

    @Test
    void aHeartbeatTellsHowManySessionsTheNodeHas() throws Exception {
        try (ScriptedNodes fs = new ScriptedNodes(1)) {
            fs.node(0).dialplan().to("95599", "answer", "park");

            fs.node(0).call("1", "95599");
            fs.node(0).heartbeat();

            await().untilAsserted(() ->
                    assertThat(fs.exchange.nodes().get(0).sessions()).isEqualTo(1));
            assertThat(fs.exchange.nodes().get(0).ours()).isZero();
        }
    }

    @Test
    void aLinkThatBreaksOffIsSubscribedAnewAndLiveCallsGoOn() {
        try (ScriptedNodes fs = new ScriptedNodes(1)) {
            Bot bot = new Bot();
            fs.exchange.register("95500", bot::take);
            fs.node(0).call("1", "95500");
            await().until(() -> bot.frames.get() > 0);

            fs.node(0).misbehave().dropConnectionOn("api show");
            await().until(() -> fs.state(0) instanceof NodeState.Down);
            fs.node(0).misbehave().stop();
            fs.awaitUp();

            assertThat(fs.node(0).commandSummaries().stream()
                            .filter(command -> command.startsWith("event plain CHANNEL_CREATE"))
                            .count())
                    .isGreaterThan(1);
            int before = bot.frames.get();
            await().until(() -> bot.frames.get() > before);
            assertThat(bot.ended).isNotDone();
        }
    }

    private static FreeSwitchExchange exchange(ScriptedFreeSwitch node, String password) {
        return exchange(node, password, 0);
    }

    private static FreeSwitchExchange exchange(ScriptedFreeSwitch node, String password, int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        FreeSwitchSettings settings = FreeSwitchSettings.of(
                new FreeSwitchSettings.Node("a", "127.0.0.1", node.address().getPort(), password));
        return new FreeSwitchExchange(
                settings.with(new FreeSwitchSettings.EventSocket(here, port, "127.0.0.1"))
                        .with(ScriptedNodes.QUICK),
                Clock.systemUTC());
    }

    private static void awaitDown(FreeSwitchExchange exchange, String why) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(exchange.nodes().get(0).state())
                        .isInstanceOfSatisfying(
                                NodeState.Down.class,
                                down -> assertThat(down.why()).isEqualTo(why)));
    }
}
