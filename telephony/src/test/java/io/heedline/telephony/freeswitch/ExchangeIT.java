package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the exchange does beyond one call, on a real FreeSWITCH. */
class ExchangeIT {

    @RegisterExtension
    static final RealFreeSwitch FREESWITCH = new RealFreeSwitch();

    private static final String UNALLOCATED = "1";

    private FreeSwitchExchange exchange;

    private void start(FreeSwitchSettings.Outbound outbound) {
        InetAddress here = InetAddress.getLoopbackAddress();
        int firstMedia = FREESWITCH.ports().firstMedia();
        int lastMedia = FREESWITCH.ports().lastMedia();
        FreeSwitchSettings.Node node = new FreeSwitchSettings.Node(
                "fs", "127.0.0.1", FREESWITCH.eventSocket().getPort(), FREESWITCH.password());
        FreeSwitchSettings settings = FreeSwitchSettings.of(node)
                .with(new FreeSwitchSettings.EventSocket(here, listener(), "127.0.0.1"))
                .with(new FreeSwitchSettings.Media(here, here, firstMedia, lastMedia, 1, Duration.ofMillis(400)))
                .with(new FreeSwitchSettings.Timing(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(8)))
                .with(outbound);
        exchange = new FreeSwitchExchange(settings, Clock.systemUTC());
        exchange.start();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> exchange.nodes().get(0).state() instanceof NodeState.Up);
    }

    private static int listener() {
        return FREESWITCH.heedline().getPort();
    }

    @AfterEach
    void close() {
        if (exchange != null) {
            exchange.close();
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(FREESWITCH.channels()).isZero());
    }

    @Test
    void aCallerOfANumberWithoutAHotlineIsHungUp() {
        start(FreeSwitchSettings.Outbound.none());

        try (SippRun caller = new Sipp(FREESWITCH, "caller-is-hung-up", 1).calls(RealFreeSwitch.HOTLINE)) {
            assertThat(caller.awaitLog("ended")).contains(UNALLOCATED);
        }
        assertThat(exchange.counts().refused()).isEqualTo(1);
    }

    @Test
    void duringADrainACallerGoesOnInTheDialplan() {
        start(FreeSwitchSettings.Outbound.none());
        exchange.register(RealFreeSwitch.HOTLINE, new Bot()::take);

        exchange.drain(Duration.ofSeconds(5));

        try (SippRun caller = new Sipp(FREESWITCH, "caller-is-hung-up", 2).calls(RealFreeSwitch.HOTLINE)) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> FREESWITCH.api("show channels as json").contains("\"callcenter\""));
        } finally {
            FREESWITCH.api("hupall");
        }
    }

    @Test
    void aChannelThatNobodyControlsIsReapedAndAnotherIsNot() throws Exception {
        try (ServerSocket dying = new ServerSocket(listener(), 5, InetAddress.getLoopbackAddress())) {
            FREESWITCH.api("bgapi originate null/1 '&socket(127.0.0.1:" + listener() + " async full)'");
            FREESWITCH.api("originate null/2 &park()");
            dying.accept().close();
        }
        await().until(() -> FREESWITCH.channels() == 2);

        start(FreeSwitchSettings.Outbound.none());

        await().atMost(Duration.ofSeconds(20)).until(() -> exchange.counts().reaped() == 1);
        await().until(() -> FREESWITCH.channels() == 1);
        assertThat(FREESWITCH.api("show channels as json")).contains("\"park\"");
        FREESWITCH.api("hupall");
    }

    @Test
    void earlyMediaAreHeardAndTheAnswerIsToldWhenItComes() throws Exception {
        Sipp telephone = new Sipp(FREESWITCH, "callee-answers-after-early-media", 3).staying(Duration.ofSeconds(2));
        start(FreeSwitchSettings.Outbound.by(trunk(telephone)).withEarlyMedia());
        Bot bot = new Bot();
        try (SippRun callee = telephone.isCalled()) {
            CompletableFuture<DialOutcome> outcome = ring(Duration.ofSeconds(20), bot);
            await().atMost(Duration.ofSeconds(5)).until(() -> bot.earlyFrames.get() > 10);
            assertThat(outcome).isNotDone();

            assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Answered.class);
            await().until(() -> bot.frames.get() > 10);
            assertThat(bot.told).containsExactly("ringing", "answered");
            bot.call.hangUp(HangupCause.NORMAL_CLEARING);
            callee.awaitSuccess();
        }
    }

    @Test
    void fortyCallsAtOnceAreAllAnsweredAndNothingIsLeftOfThem() throws Exception {
        Sipp telephones = new Sipp(FREESWITCH, "callee-answers", 4)
                .staying(Duration.ofMillis(300))
                .times(40, 40);
        start(FreeSwitchSettings.Outbound.by(trunk(telephones)));
        try (SippRun callees = telephones.isCalled()) {
            List<Bot> bots = new ArrayList<>();
            List<CompletableFuture<DialOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                bots.add(new Bot());
                outcomes.add(ring(Duration.ofSeconds(20), bots.get(i)));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(outcomes.get(i).get(30, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Answered.class);
            }
            for (Bot bot : bots) {
                await().atMost(Duration.ofSeconds(10)).until(() -> bot.frames.get() > 0);
                bot.call.hangUp(HangupCause.NORMAL_CLEARING);
                bot.awaitEnd();
            }
            callees.awaitSuccess();
        }
        await().untilAsserted(() -> assertThat(exchange.counts().live()).isZero());
    }

    /** Answers and the end of ringing race; each call is one or the other, and none hangs or stays. */
    @Test
    void callsThatAreAnsweredWhileTheyAreGivenUpAreEitherAnsweredOrNot() throws Exception {
        Sipp telephones = new Sipp(FREESWITCH, "callee-answers", 5)
                .staying(Duration.ofMillis(500))
                .times(50, 50);
        start(FreeSwitchSettings.Outbound.by(trunk(telephones)));
        try (SippRun callees = telephones.isCalled()) {
            List<CompletableFuture<DialOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                outcomes.add(ring(Duration.ofSeconds(20), new Bot()));
            }
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            outcomes.stream().filter(CompletableFuture::isDone).count() >= 15);

            exchange.drain(Duration.ZERO);

            for (CompletableFuture<DialOutcome> outcome : outcomes) {
                assertThat(outcome.get(20, TimeUnit.SECONDS))
                        .isInstanceOfAny(
                                DialOutcome.Answered.class, DialOutcome.Refused.class, DialOutcome.NetworkFailed.class);
            }
        }
        assertThat(exchange.counts().ringing()).isZero();
    }

    private CompletableFuture<DialOutcome> ring(Duration limit, Bot bot) {
        return exchange.originate(Origination.of("95500", "13900001111", limit), bot);
    }

    private static DialString trunk(Sipp telephone) {
        return new DialString("sofia/trunk/{number}@" + telephone.address());
    }
}
