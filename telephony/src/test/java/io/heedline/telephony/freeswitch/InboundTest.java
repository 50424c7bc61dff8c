package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.freeswitch.scripted.Dialplan;
import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InboundTest {

    private final Bot bot = new Bot();
    private final ScriptedNodes fs = new ScriptedNodes(2);

    @AfterEach
    void close() {
        fs.close();
        fs.nodes.forEach(node -> assertThat(node.complaints()).isEmpty());
    }

    @Test
    void aCallerReachesTheHotlineOfTheNumberHeCalled() throws Exception {
        fs.exchange.register("95500", bot::take);
        fs.exchange.register("95501", new Bot()::take);

        ScriptedPhone caller = fs.node(0).call("13800001111", "95500");

        await().until(() -> bot.frames.get() > 3);
        assertThat(bot.call.direction()).isEqualTo(Direction.INBOUND);
        assertThat(bot.call.caller()).isEqualTo("13800001111");
        assertThat(bot.call.callee()).isEqualTo("95500");
        assertThat(bot.call.id().value()).isEqualTo(caller.uuid());
        NodeHealth health = fs.exchange.nodes().get(0);
        assertThat(health.ours()).isEqualTo(1);
        assertThat(health.sessions()).isEqualTo(1);
        assertThat(health.maxSessions()).isEqualTo(2_000);
        caller.hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        await().untilAsserted(() -> assertThat(fs.exchange.counts().live()).isZero());
    }

    @Test
    void aCallWhoseEndIsNotToldOfIsNotCountedAsAFailureOfTheNetwork() throws Exception {
        fs.exchange.register("95500", bot::take);
        fs.node(0).misbehave().withholdEvents("CHANNEL_HANGUP", "CHANNEL_HANGUP_COMPLETE");
        ScriptedPhone caller = fs.node(0).call("13800001111", "95500");
        await().until(() -> bot.frames.get() > 3);
        caller.hangUp();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        await().until(() -> fs.exchange.counts().live() == 0);
        await().untilAsserted(
                        () -> assertThat(fs.exchange.counts().causes()).isEqualTo(Map.of("NORMAL_UNSPECIFIED", 1L)));
    }

    @Test
    void aNumberCanBeGivenOnce() {
        fs.exchange.register("95500", bot::take);

        assertThatThrownBy(() -> fs.exchange.register("95500", bot::take))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number 95500 is taken: each number can be given once");
    }

    @Test
    void aNumberWithoutAHotlineIsUnallocated() throws Exception {
        ScriptedPhone caller = fs.node(0).call("13800001111", "95599");

        assertThat(caller.ended().get(5, TimeUnit.SECONDS)).isEqualTo("UNALLOCATED_NUMBER");
        assertThat(fs.exchange.counts().refused()).isEqualTo(1);
        await().until(() -> fs.node(0).connections() == 1);
    }

    @Test
    void aKilledNodeTakesItsOwnCallsWithItAndNoOthersAndIsUsedAgain() throws Exception {
        Bot other = new Bot();
        fs.exchange.register("95500", bot::take);
        fs.exchange.register("95501", other::take);
        fs.node(0).call("1", "95500");
        fs.node(1).call("2", "95501");
        await().until(() -> bot.frames.get() > 0 && other.frames.get() > 0);

        fs.node(0).kill();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
        await().until(() -> fs.state(0) instanceof NodeState.Down);
        int before = other.frames.get();
        fs.node(0).restart();
        fs.awaitUp();
        assertThat(other.ended).isNotDone();
        assertThat(other.frames.get()).isGreaterThan(before);

        Bot again = new Bot();
        fs.exchange.register("95502", again::take);
        fs.node(0).call("3", "95502");
        await().until(() -> again.frames.get() > 0);
    }

    @Test
    void aDrainLetsLiveCallsFinishAndSendsNewOnesOnInTheDialplan() throws Exception {
        fs.exchange.register("95500", bot::take);
        fs.node(0).dialplan().otherwise("answer", Dialplan.socket(fs.listener), "hangup NORMAL_TEMPORARY_FAILURE");
        ScriptedPhone caller = fs.node(0).call("1", "95500");
        await().until(() -> bot.frames.get() > 0);

        CompletableFuture<Void> drained = fs.exchange.drain(Duration.ofSeconds(20));

        ScriptedPhone late = fs.node(0).call("2", "95500");
        assertThat(late.ended().get(5, TimeUnit.SECONDS)).isEqualTo("NORMAL_TEMPORARY_FAILURE");
        assertThat(bot.ended).isNotDone();
        assertThat(drained).isNotDone();
        caller.hangUp();
        drained.get(5, TimeUnit.SECONDS);
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void whatIsLeftAtTheEndOfADrainIsHungUp() throws Exception {
        fs.exchange.register("95500", bot::take);
        ScriptedPhone caller = fs.node(0).call("1", "95500");
        await().until(() -> bot.frames.get() > 0);

        fs.exchange.drain(Duration.ofMillis(300)).get(5, TimeUnit.SECONDS);

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
        assertThat(caller.ended().get(5, TimeUnit.SECONDS)).isEqualTo("NETWORK_OUT_OF_ORDER");
    }

    @Test
    void closingTellsTheEndOfEveryCallBeforeItReturns() throws Exception {
        fs.exchange.register("95500", bot::take);
        ScriptedPhone caller = fs.node(0).call("1", "95500");
        await().until(() -> bot.frames.get() > 0);

        fs.exchange.close();

        assertThat(bot.ended).isCompletedWithValue(HangupCause.NETWORK_OUT_OF_ORDER);
        assertThat(caller.ended().get(5, TimeUnit.SECONDS)).isEqualTo("NETWORK_OUT_OF_ORDER");
    }

    /** Every moment of the set-up is met by some of them. */
    @Test
    void callersWhoHangUpWhileTheirCallIsSetUpLeaveNothingBehind() throws Exception {
        fs.exchange.register("95500", call -> new Bot().take(call));
        fs.exchange.register("95501", bot::take);
        fs.node(0).call("1", "95501");
        ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < 200; i++) {
                ScriptedPhone caller = fs.node(0).call("1380000" + i, "95500");
                fingers.schedule(caller::hangUp, i % 50, TimeUnit.MILLISECONDS);
            }

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(fs.exchange.counts().live()).isEqualTo(1));
        } finally {
            fingers.shutdown();
        }
        assertThat(fs.node(0).crashed()).isFalse();
        assertThat(fs.node(0).channels()).hasSize(1);
        await().untilAsserted(() -> assertThat(fs.node(0).connections()).isEqualTo(2));
        assertThat(bot.ended).isNotDone();
    }
}
