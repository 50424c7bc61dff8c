package io.heedline.telephony.simulated;

import static io.heedline.telephony.simulated.Voices.firsts;
import static io.heedline.telephony.simulated.Voices.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedCallTest {

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private FakeCaller caller;
    private FakeListener bot;

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void soundGoesBothWaysInTheSameFrames() throws Exception {
        caller = new FakeCaller(index -> {
            if (index == -1) {
                caller.leg.say(steady(1000, 2));
            } else if (index == 5) {
                caller.leg.hangUp();
            }
        });
        bot = new FakeListener(index -> {
            if (index == 1) {
                bot.call.play(steady(-2000, 3));
            }
        });

        connect();

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(firsts(bot.heard)).containsExactly(1000, 1000, 0, 0, 0, 0);
        assertThat(firsts(bot.said)).containsExactly(0, 0, -2000, -2000, -2000, 0);
        assertThat(caller.heard).isEqualTo(bot.said);
        assertThat(bot.events).containsExactly("played by 5", "ended NORMAL_CLEARING");
    }

    @Test
    void aCallKnowsWhoRangWhom() throws Exception {
        bot = new FakeListener();

        DialOutcome outcome = connect(FakeCaller.hangingUpAt(0));
        bot.awaitEnd();

        assertThat(outcome).isEqualTo(new DialOutcome.Answered(bot.call.id()));
        assertThat(bot.call.caller()).isEqualTo("13800000001");
        assertThat(bot.call.callee()).isEqualTo("95500");
        assertThat(bot.call.direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void piecesOfSpeechFollowEachOtherWithoutAGap() throws Exception {
        Pcm frameAndAHalf = new Pcm(steady(500, 2).slice(0, 30).samples(), AudioFrame.SAMPLE_RATE);
        bot = new FakeListener(index -> {
            if (index == 0) {
                bot.call.play(frameAndAHalf);
                bot.call.play(frameAndAHalf);
            }
        });

        connect(FakeCaller.hangingUpAt(5));
        bot.awaitEnd();

        assertThat(bot.said.subList(1, 4))
                .containsOnly(AudioFrame.of(steady(500, 1).samples()));
        assertThat(bot.said.get(4)).isEqualTo(AudioFrame.SILENCE);
        assertThat(bot.events).startsWith("played by 3", "played by 4");
    }

    @Test
    void aStoppedPlaybackIsSilentFromTheNextFrameAndNeverFinishes() throws Exception {
        AtomicReference<Playback> playback = new AtomicReference<>();
        bot = new FakeListener(index -> {
            if (index == 0) {
                playback.set(bot.call.play(steady(500, 100)));
            } else if (index == 3) {
                playback.get().stop();
            }
        });

        connect(FakeCaller.hangingUpAt(10));
        bot.awaitEnd();

        assertThat(firsts(bot.said)).containsExactly(0, 500, 500, 500, 0, 0, 0, 0, 0, 0, 0);
        assertThat(bot.finished).isEmpty();
    }

    @Test
    void stoppingOnePieceLeavesTheOthers() throws Exception {
        bot = new FakeListener(index -> {
            if (index == 0) {
                bot.call.play(steady(500, 1));
                bot.call.play(steady(600, 5)).stop();
                bot.call.play(steady(700, 1));
            }
        });

        connect(FakeCaller.hangingUpAt(4));
        bot.awaitEnd();

        assertThat(firsts(bot.said)).containsExactly(0, 500, 700, 0, 0);
    }

    @Test
    void speechOfAnotherRateIsBroughtToTheLine() throws Exception {
        bot = new FakeListener(index -> {
            if (index == 0) {
                bot.call.play(new Pcm(new short[16_000], 16_000));
            }
        });

        connect(FakeCaller.hangingUpAt(60));
        bot.awaitEnd();

        assertThat(bot.events).startsWith("played by 51");
    }

    @Test
    void keysAreHeardInTheirOrder() throws Exception {
        caller = new FakeCaller(index -> {
            if (index == 2) {
                caller.leg.dtmf('4');
                caller.leg.dtmf('#');
                caller.leg.hangUp();
            }
        });
        bot = new FakeListener();

        connect();
        bot.awaitEnd();

        assertThat(bot.events).containsExactly("key 4", "key #", "ended NORMAL_CLEARING");
    }

    @Test
    void afterHangingUpTheBotIsToldNothingButTheEnd() throws Exception {
        bot = new FakeListener(index -> {
            if (index == 3) {
                bot.call.play(steady(1, 1));
                bot.call.hangUp(HangupCause.NORMAL_CLEARING);
                bot.events.add("returned from hanging up");
            }
        });
        FakeCaller waiting = new FakeCaller();

        connect(waiting);

        assertThat(waiting.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.heard).hasSize(4);
        assertThat(bot.events).containsExactly("returned from hanging up", "ended NORMAL_CLEARING");
    }

    @Test
    void anEndedCallTakesOrdersAndDoesNothing() throws Exception {
        bot = new FakeListener();
        connect(FakeCaller.hangingUpAt(1));
        bot.awaitEnd();

        bot.call.play(steady(5, 5)).stop();
        bot.call.transfer("8001");
        bot.call.hangUp(HangupCause.USER_BUSY);
        exchange.close();
        bot.call.hangUp(HangupCause.USER_BUSY);

        assertThat(bot.events).containsExactly("ended NORMAL_CLEARING");
    }

    @Test
    void theLineNoiseLiesUnderAndBetweenTheWordsAndIsTheSameEveryTime() throws Exception {
        bot = new FakeListener();
        connect(noisy());
        bot.awaitEnd();
        FakeListener first = bot;
        bot = new FakeListener();
        exchange.dial("13800000002", "95500", noisy());
        bot.awaitEnd();

        assertThat(bot.heard).isEqualTo(first.heard).hasSize(50);
        assertThat(Level.dbfs(bot.heard.get(10).samples())).isBetween(-67.0, -63.0);
    }

    private SimulatedCaller noisy() {
        CallerManner manner =
                CallerManner.usual().withPatience(Duration.ofMillis(960)).on(LineNoise.comfort(7));
        return new ScriptedCaller(List.of(), manner);
    }

    private void connect() throws Exception {
        connect(caller);
    }

    private DialOutcome connect(SimulatedCaller who) throws Exception {
        exchange.register("95500", ringing -> bot.take(ringing));
        return exchange.dial("13800000001", "95500", who).get(20, TimeUnit.SECONDS);
    }

    @Test
    void idsNameOneCallEach() throws Exception {
        bot = new FakeListener();
        connect(FakeCaller.hangingUpAt(1));
        bot.awaitEnd();
        CallId first = bot.call.id();
        bot = new FakeListener();
        exchange.dial("13800000001", "95500", FakeCaller.hangingUpAt(1));
        bot.awaitEnd();

        assertThat(bot.call.id()).isNotEqualTo(first);
    }
}
