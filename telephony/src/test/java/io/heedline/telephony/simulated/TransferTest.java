package io.heedline.telephony.simulated;

import static io.heedline.telephony.simulated.Voices.firsts;
import static io.heedline.telephony.simulated.Voices.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.Call;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferTest {

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private FakeCaller agent;
    private FakeCaller caller;
    private FakeListener bot;

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void thePersonAnswersAndBothVoicesKeepComing() throws Exception {
        agent = new FakeCaller(index -> {
            if (index == -1) {
                agent.leg.say(steady(3000, 2));
            }
        });
        caller = new FakeCaller(index -> {
            if (index == 5) {
                caller.leg.say(steady(400, 1));
            } else if (index == 8) {
                caller.leg.hangUp();
            }
        });
        exchange.registerPerson("8001", new Answering.After(Duration.ofMillis(60)), () -> agent);

        transferAtFrame(2, "8001");

        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(agent.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(firsts(bot.said)).containsExactly(50, 50, 50, 0, 0, 3000, 3000, 0, 0);
        assertThat(firsts(bot.heard)).containsExactly(0, 0, 0, 0, 0, 0, 400, 0, 0);
        assertThat(firsts(agent.heard)).containsExactly(0, 400, 0, 0);
        assertThat(caller.heard).isEqualTo(bot.said);
        assertThat(bot.events).containsExactly("transferred to 8001 at 5", "ended NORMAL_CLEARING");
    }

    @Test
    void thePersonHangingUpEndsTheCall() throws Exception {
        agent = FakeCaller.hangingUpAt(3);
        caller = new FakeCaller();
        exchange.registerPerson("8001", Answering.atOnce(), () -> agent);

        transferAtFrame(0, "8001");

        assertThat(caller.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void theCallGoesOnWhenNobodyTakesIt() throws Exception {
        caller = FakeCaller.hangingUpAt(20);
        exchange.registerPerson("8002", new Answering.Busy(), FakeCaller::new);

        transferAtFrame(2, "8002");

        bot.awaitEnd();
        assertThat(bot.events).containsExactly("not transferred: Busy[]", "ended NORMAL_CLEARING");
        assertThat(bot.heard).hasSize(21);
    }

    @Test
    void theCallGoesOnWhenTheNumberIsUnknown() throws Exception {
        caller = FakeCaller.hangingUpAt(20);

        transferAtFrame(2, "404");

        bot.awaitEnd();
        assertThat(bot.events).containsExactly("not transferred: UnknownNumber", "ended NORMAL_CLEARING");
    }

    @Test
    void theBotCanSpeakWhileThePersonsLineRingsAndNoLongerAfterwards() throws Exception {
        agent = new FakeCaller();
        caller = FakeCaller.hangingUpAt(8);
        exchange.registerPerson("8001", new Answering.After(Duration.ofMillis(60)), () -> agent);
        bot = new FakeListener(index -> {
            if (index == 0) {
                bot.call.transfer("8001");
                bot.call.play(steady(70, 100));
            } else if (index == 5) {
                bot.call.play(steady(80, 1));
            }
        });
        exchange.register("95500", bot::take);

        exchange.dial("1380", "95500", caller);

        bot.awaitEnd();
        assertThat(firsts(bot.said)).containsExactly(0, 70, 70, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void theCallComesBackWhenThePersonHangsUp() throws Exception {
        agent = FakeCaller.hangingUpAt(3);
        caller = FakeCaller.hangingUpAt(20);
        exchange.registerPerson("8001", Answering.atOnce(), () -> agent);
        bot = new FakeListener(index -> {
            if (index == 0) {
                bot.call.transfer(TransferTarget.parse("8001"), Call.AfterPerson.RETURN);
            } else if (index == 10) {
                bot.call.play(steady(80, 2));
            }
        });
        exchange.register("95500", bot::take);

        exchange.dial("1380", "95500", caller);

        bot.awaitEnd();
        assertThat(agent.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(bot.events)
                .containsExactly("transferred to 8001 at 1", "returned at 5", "played by 13", "ended NORMAL_CLEARING");
        assertThat(firsts(bot.said)).hasSize(21).contains(80, 80);
    }

    private void transferAtFrame(long frame, String target) {
        bot = new FakeListener(index -> {
            if (index == frame) {
                bot.call.transfer(target);
            }
        });
        exchange.register("95500", ringing -> {
            bot.take(ringing);
            ringing.play(steady(50, 100));
        });
        exchange.dial("1380", "95500", caller);
    }
}
