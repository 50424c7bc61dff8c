package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.NetworkReply;
import io.heedline.telephony.Origination;
import io.heedline.telephony.freeswitch.scripted.Callee;
import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class OriginateTest {

    private static final String NUMBER = "13900001111";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Bot bot = new Bot();
    private ScriptedNodes fs = new ScriptedNodes(1);

    @AfterEach
    void close() {
        fs.close();
        fs.nodes.forEach(
                node -> assertThat(node.complaints()).allMatch(complaint -> complaint.startsWith("ignored as told")));
    }

    @Test
    void aPersonWhoAnswersIsHandedToHeedlineUnderTheIdThatWasAskedFor() throws Exception {
        fs.node(0).callee(NUMBER, Callee.answers());
        Origination origination = to(NUMBER);

        assertThat(outcome(fs.exchange.originate(origination, bot)))
                .isEqualTo(new DialOutcome.Answered(origination.id()));

        assertThat(bot.call.id()).isEqualTo(origination.id());
        assertThat(bot.call.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(bot.call.caller()).isEqualTo("95500");
        assertThat(bot.call.callee()).isEqualTo(NUMBER);
        await().until(() -> bot.frames.get() > 3);
        ScriptedPhone person = fs.node(0).phones(NUMBER).get(0);
        assertThat(person.uuid()).isEqualTo(origination.id().value());
        person.hangUp();
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.told).containsExactly("ringing", "answered");
        await().untilAsserted(() -> assertThat(fs.exchange.counts().live()).isZero());
        assertThat(fs.exchange.counts().outcomes()).isEqualTo(Map.of("Answered", 1L));
        assertThat(fs.exchange.counts().causes()).isEqualTo(Map.of("NORMAL_CLEARING", 1L));
    }

    @Test
    void anIdThatIsNoUuidIsKept() throws Exception {
        fs.node(0).callee(NUMBER, Callee.answers());
        Origination origination =
                new Origination(new CallId("campaign7.4711"), "95500", NUMBER, Optional.empty(), LIMIT);

        assertThat(outcome(fs.exchange.originate(origination, bot)))
                .isEqualTo(new DialOutcome.Answered(new CallId("campaign7.4711")));
        assertThat(fs.node(0).phones(NUMBER).get(0).variable("heedline_call")).hasValue("campaign7.4711");
    }

    @ParameterizedTest
    @CsvSource({
        "486, USER_BUSY, Busy",
        "603, CALL_REJECTED, Refused",
        "480, NO_USER_RESPONSE, Unreachable",
        "404, UNALLOCATED_NUMBER, UnknownNumber",
        "484, INVALID_NUMBER_FORMAT, InvalidNumber",
        "408, RECOVERY_ON_TIMER_EXPIRE, NetworkFailed",
        "487, ORIGINATOR_CANCEL, Refused",
        "488, INCOMPATIBLE_DESTINATION, NetworkFailed",
        "503, NORMAL_TEMPORARY_FAILURE, NetworkFailed",
    })
    void aRefusalKeepsWhatTheNetworkSaid(int status, String cause, String outcome) throws Exception {
        fs.node(0).callee(NUMBER, Callee.fails(status, cause));

        assertThat(outcome(originate(NUMBER)).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(bot.reply).isEqualTo(new NetworkReply(cause, OptionalInt.of(status)));
        assertThat(bot.told).containsExactly("failed");
    }

    @Test
    void nobodyAnswersWithinTheRingingLimit() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());

        Origination brief = Origination.of("95500", NUMBER, Duration.ofSeconds(2));

        assertThat(outcome(fs.exchange.originate(brief, bot))).isInstanceOf(DialOutcome.NoAnswer.class);
        assertThat(bot.told).containsExactly("ringing", "failed");
    }

    @Test
    void aFailureWithoutAChannelIsNoRoute() throws Exception {
        fs.node(0).callee(NUMBER, Callee.noRoute("USER_NOT_REGISTERED"));

        assertThat(outcome(originate(NUMBER)))
                .isEqualTo(new DialOutcome.NoRoute(HangupCause.SUBSCRIBER_ABSENT, "USER_NOT_REGISTERED"));
    }

    @Test
    void aBrokenGatewayIsNoRoute() throws Exception {
        fs.node(0).breakGateway("carrier", "GATEWAY_DOWN");

        assertThat(outcome(originate(NUMBER)))
                .isEqualTo(new DialOutcome.NoRoute(HangupCause.GATEWAY_DOWN, "GATEWAY_DOWN"));
    }

    @Test
    void whatWouldChangeADialStringIsNeverSent() throws Exception {
        assertThat(outcome(originate("139,sofia/gateway/other/1"))).isInstanceOf(DialOutcome.InvalidNumber.class);
        assertThat(outcome(originate("139 &park()"))).isInstanceOf(DialOutcome.InvalidNumber.class);
        assertThat(outcome(originate(""))).isInstanceOf(DialOutcome.InvalidNumber.class);
        Origination sly = new Origination(CallId.random(), "95500", NUMBER, Optional.of("a/1,user/2"), LIMIT);
        assertThat(outcome(fs.exchange.originate(sly, bot))).isInstanceOf(DialOutcome.NoRoute.class);
        assertThatThrownBy(() -> fs.exchange.originate(Origination.of("1} 2", NUMBER, LIMIT), bot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the caller's number");

        assertThat(fs.node(0).commandSummaries()).noneMatch(command -> command.contains("originate"));
    }

    @Test
    void anIdThatIsInUseRingsNobody() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        Origination origination = to(NUMBER);
        CompletableFuture<DialOutcome> first = fs.exchange.originate(origination, bot);
        await().until(() -> bot.told.contains("ringing"));

        DialOutcome second = outcome(fs.exchange.originate(origination, new Bot()));

        assertThat(second)
                .isInstanceOfSatisfying(
                        DialOutcome.NoRoute.class,
                        none -> assertThat(none.reason()).contains("another call of this id is open"));
        assertThat(first).isNotDone();
        assertThat(fs.node(0).phones(NUMBER)).hasSize(1);
    }

    @Test
    void anIdThatAnotherHeedlineRingsUnderRingsNobodyAndDoesNotDisturbIt() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        Origination origination = to(NUMBER);
        CompletableFuture<DialOutcome> first = fs.exchange.originate(origination, bot);
        await().until(() -> bot.told.contains("ringing"));
        Bot late = new Bot();
        try (FreeSwitchExchange other = fs.another()) {
            other.start();
            ScriptedNodes.awaitUp(other);

            assertThat(outcome(other.originate(origination, late)))
                    .isInstanceOfSatisfying(
                            DialOutcome.NoRoute.class,
                            none -> assertThat(none.reason()).contains("or has a channel of this id"));
        }
        assertThat(late.told).containsExactly("failed");
        assertThat(first).isNotDone();
        fs.node(0).phones(NUMBER).get(0).fail("USER_BUSY");
        assertThat(outcome(first)).isEqualTo(new DialOutcome.Busy());
    }

    @Test
    void earlyMediaAreHeardBeforeTheAnswer() throws Exception {
        earlyMedia();
        short[] tone = new short[8_000];
        java.util.Arrays.fill(tone, (short) 3_000);
        fs.node(0).callee(NUMBER, Callee.earlyMedia(new Pcm(tone, 8_000), Duration.ofSeconds(3)));

        CompletableFuture<DialOutcome> outcome = originate(NUMBER);

        await().until(() -> bot.earlyFrames.get() > 5);
        assertThat(outcome).isNotDone();
        assertThat(outcome(outcome)).isInstanceOf(DialOutcome.Answered.class);
        assertThat(bot.told).containsExactly("ringing", "answered");
    }

    @Test
    void aRefusalBehindEarlyMediaIsTheOutcome() throws Exception {
        earlyMedia();
        fs.node(0).callee(NUMBER, Callee.earlyMedia(new Pcm(new short[8_000], 8_000), Duration.ofMinutes(1)));

        CompletableFuture<DialOutcome> outcome = originate(NUMBER);
        await().until(() -> bot.earlyFrames.get() > 0);
        fs.node(0).phones(NUMBER).get(0).fail("USER_BUSY");

        assertThat(outcome(outcome)).isEqualTo(new DialOutcome.Busy());
        assertThat(bot.reply.cause()).isEqualTo("USER_BUSY");
    }

    @Test
    void ringingBehindEarlyMediaHasTheSameLimit() throws Exception {
        earlyMedia();
        fs.node(0).callee(NUMBER, Callee.earlyMedia(new Pcm(new short[8_000], 8_000), Duration.ofMinutes(1)));

        Origination brief = Origination.of("95500", NUMBER, Duration.ofMillis(800));

        assertThat(outcome(fs.exchange.originate(brief, bot))).isInstanceOf(DialOutcome.NoAnswer.class);
    }

    private void earlyMedia() {
        fs.close();
        fs = new ScriptedNodes(
                1,
                ScriptedNodes.QUICK,
                FreeSwitchSettings.Outbound.by(DialString.gateway("carrier")).withEarlyMedia());
    }

    @Test
    void aNodeKilledWhileItRingsLeavesTheOutcomeUnknown() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        CompletableFuture<DialOutcome> outcome = originate(NUMBER);
        await().until(() -> bot.told.contains("ringing"));

        fs.node(0).kill();

        assertThat(outcome(outcome)).isInstanceOf(DialOutcome.Unknown.class);
    }

    @Test
    void aNodeRestartedWhileItRingsLeavesTheOutcomeUnknown() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        CompletableFuture<DialOutcome> outcome = originate(NUMBER);
        await().until(() -> bot.told.contains("ringing"));

        fs.node(0).kill();
        fs.node(0).restart();

        assertThat(outcome(outcome)).isInstanceOf(DialOutcome.Unknown.class);
    }

    @Test
    void aNodeThatNeverTellsAResultIsGivenUp() throws Exception {
        fs.node(0).misbehave().neverReplyTo("bgapi originate");
        fs.node(0).misbehave().neverReplyTo("originate");

        Origination brief = Origination.of("95500", NUMBER, Duration.ofSeconds(1));

        assertThat(outcome(fs.exchange.originate(brief, bot))).isInstanceOf(DialOutcome.Unknown.class);
        assertThat(fs.exchange.counts().ringing()).isZero();
    }

    @Test
    void aLostEndOfTheChannelIsMadeUpForByTheList() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        fs.node(0).misbehave().withholdEvents("CHANNEL_HANGUP_COMPLETE", "BACKGROUND_JOB");
        CompletableFuture<DialOutcome> outcome = originate(NUMBER);
        await().until(() -> bot.told.contains("ringing"));

        fs.node(0).phones(NUMBER).get(0).fail("NO_ANSWER");

        assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Unknown.class);
    }

    @Test
    void withoutANodeThatIsUpThereIsNoRouteAndTheReasonIsTold() throws Exception {
        fs.node(0).kill();
        await().until(() -> fs.state(0) instanceof NodeState.Down);

        assertThat(outcome(originate(NUMBER)))
                .isInstanceOfSatisfying(
                        DialOutcome.NoRoute.class,
                        none -> assertThat(none.reason()).startsWith("no node can take it: node0 is down ("));
    }

    @Test
    void theLeastLoadedNodeRings() throws Exception {
        fs.close();
        fs = new ScriptedNodes(3);
        fs.nodes.forEach(node -> node.callee(NUMBER, Callee.answers()));
        fs.exchange.register("95500", new Bot()::take);
        fs.node(0).call("1", "95500");
        fs.node(1).call("1", "95500");
        await().until(() -> fs.exchange.counts().live() == 2);

        outcome(originate(NUMBER));
        outcome(fs.exchange.originate(to(NUMBER), new Bot()));
        outcome(fs.exchange.originate(to(NUMBER), new Bot()));
        outcome(fs.exchange.originate(to(NUMBER), new Bot()));

        assertThat(fs.nodes.stream().map(node -> node.phones(NUMBER).size())).containsExactly(1, 1, 2);
    }

    @Test
    void aListenerThatFailsEndsItsOwnAttempt() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        CompletableFuture<DialOutcome> other = originate(NUMBER);
        await().until(() -> bot.told.contains("ringing"));
        CompletableFuture<DialOutcome> failing = fs.exchange.originate(to(NUMBER), new DialListener() {
            @Override
            public void onRinging() {
                throw new IllegalStateException("of the test");
            }

            @Override
            public void onAnswered(Call call) {}
        });

        assertThat(outcome(failing)).isEqualTo(new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE));
        assertThat(fs.node(0).phones(NUMBER).get(1).ended().get(5, TimeUnit.SECONDS))
                .isEqualTo("NORMAL_TEMPORARY_FAILURE");
        assertThat(other).isNotDone();
    }

    @Test
    void anAnswerThatNobodyTakesOverIsHungUp() throws Exception {
        fs.node(0).callee(NUMBER, Callee.answers());

        DialOutcome outcome = outcome(fs.exchange.originate(to(NUMBER), call -> {}));

        assertThat(outcome).isNotInstanceOf(DialOutcome.Answered.class);
        fs.node(0).phones(NUMBER).get(0).ended().get(5, TimeUnit.SECONDS);
    }

    @Test
    void aPersonWhoAnswersAndCannotBeConnectedWithUsIsAFailure() throws Exception {
        fs.close();
        fs = ScriptedNodes.advertisedAs("nowhere.invalid");
        fs.node(0).callee(NUMBER, Callee.answers());

        assertThat(outcome(originate(NUMBER))).isEqualTo(new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE));
    }

    @Test
    void aLinkThatComesBackWhileItRingsLosesNothing() throws Exception {
        fs.node(0).callee(NUMBER, Callee.answersAfter(Duration.ofMillis(1_500)));
        CompletableFuture<DialOutcome> outcome = originate(NUMBER);
        await().until(() -> bot.told.contains("ringing"));

        fs.node(0).misbehave().dropConnectionOn("api show");
        await().until(() -> fs.state(0) instanceof NodeState.Down);
        fs.node(0).misbehave().stop();

        assertThat(outcome(outcome)).isInstanceOf(DialOutcome.Answered.class);
    }

    @Test
    void aDrainGivesUpWhatRingsAndRingsNobodyElse() throws Exception {
        fs.node(0).callee(NUMBER, Callee.ringsForEver());
        CompletableFuture<DialOutcome> ringing = originate(NUMBER);
        await().until(() -> bot.told.contains("ringing"));

        fs.exchange.drain(Duration.ofSeconds(5));

        assertThat(outcome(ringing)).isEqualTo(new DialOutcome.Refused(HangupCause.ORIGINATOR_CANCEL));
        assertThat(fs.node(0).phones(NUMBER).get(0).ended().get(5, TimeUnit.SECONDS))
                .isEqualTo("ORIGINATOR_CANCEL");
        assertThat(outcome(originate(NUMBER))).isInstanceOf(DialOutcome.NoRoute.class);
    }

    private CompletableFuture<DialOutcome> originate(String number) {
        return fs.exchange.originate(to(number), bot);
    }

    private static Origination to(String number) {
        return Origination.of("95500", number, LIMIT);
    }

    private static DialOutcome outcome(CompletableFuture<DialOutcome> outcome) throws Exception {
        return outcome.get(10, TimeUnit.SECONDS);
    }
}
