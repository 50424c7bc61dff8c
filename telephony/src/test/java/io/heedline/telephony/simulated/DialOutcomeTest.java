package io.heedline.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.Call;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialOutcomeTest {

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private final FakeCaller caller = new FakeCaller();

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void aNumberNobodyHasIsUnknown() throws Exception {
        assertThat(outcome(exchange.dial("1380", "404", caller))).isEqualTo(new DialOutcome.UnknownNumber("404"));
        assertThat(caller.awaitEnd()).isEqualTo(HangupCause.UNALLOCATED_NUMBER);
    }

    @Test
    void aHotlineThatRefusesAsBusyIsBusy() throws Exception {
        exchange.register("95500", call -> call.hangUp(HangupCause.USER_BUSY));

        assertThat(outcome(exchange.dial("1380", "95500", caller))).isEqualTo(new DialOutcome.Busy());
        assertThat(caller.awaitEnd()).isEqualTo(HangupCause.USER_BUSY);
    }

    @Test
    void aHotlineThatRejectsTellsTheCause() throws Exception {
        exchange.register("95500", call -> call.hangUp(HangupCause.CALL_REJECTED));

        assertThat(outcome(exchange.dial("1380", "95500", caller)))
                .isEqualTo(new DialOutcome.Refused(HangupCause.CALL_REJECTED));
    }

    @Test
    void aHotlineIsBusyWhenAllItsLinesAreInUseAndFreeAgainAfterwards() throws Exception {
        FakeListener bot = new FakeListener();
        AtomicReference<CompletableFuture<DialOutcome>> second = new AtomicReference<>();
        FakeCaller first = new FakeCaller(index -> {
            if (index == 3) {
                second.set(exchange.dial("1381", "95500", new FakeCaller()));
            } else if (index == 6) {
                bot.call.hangUp(HangupCause.NORMAL_CLEARING);
            }
        });
        exchange.register("95500", 1, bot::take);

        exchange.dial("1380", "95500", first);
        first.awaitEnd();

        assertThat(outcome(second.get())).isEqualTo(new DialOutcome.Busy());
        assertThat(outcome(exchange.dial("1382", "95500", FakeCaller.hangingUpAt(0))))
                .isInstanceOf(DialOutcome.Answered.class);
    }

    @Test
    void aHotlineThatNeverAnswersIsGivenUpAfterTheRingingLimit() throws Exception {
        exchange.register("95500", call -> {});

        assertThat(outcome(exchange.dial("1380", "95500", caller)))
                .isEqualTo(new DialOutcome.NoAnswer(SimulatedExchange.RINGING_LIMIT));
        assertThat(caller.awaitEnd()).isEqualTo(HangupCause.NO_ANSWER);
    }

    @Test
    void aPersonWhoTakesTheCallIsHandedToHeedline() throws Exception {
        FakeCaller person = FakeCaller.hangingUpAt(4);
        FakeListener bot = new FakeListener();
        exchange.registerPerson("1391", new Answering.After(Duration.ofSeconds(3)), () -> person);

        DialOutcome outcome = originate("1391", bot::take);

        bot.awaitEnd();
        assertThat(outcome).isEqualTo(new DialOutcome.Answered(bot.call.id()));
        assertThat(bot.call.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(bot.heard).hasSize(5).hasSameSizeAs(person.heard);
    }

    @Test
    void ringingAPersonCanComeToNothingInFourWays() throws Exception {
        exchange.registerPerson("busy", new Answering.Busy(), FakeCaller::new);
        exchange.registerPerson("away", new Answering.Never(), FakeCaller::new);
        exchange.registerPerson("rude", new Answering.Refusing(), FakeCaller::new);

        assertThat(originate("busy", Call::lane)).isEqualTo(new DialOutcome.Busy());
        assertThat(originate("away", Call::lane)).isEqualTo(new DialOutcome.NoAnswer(Duration.ofSeconds(10)));
        assertThat(originate("rude", Call::lane)).isEqualTo(new DialOutcome.Refused(HangupCause.CALL_REJECTED));
        assertThat(originate("none", Call::lane)).isEqualTo(new DialOutcome.UnknownNumber("none"));
    }

    @Test
    void anAnsweredPersonWhomHeedlineDoesNotTakeIsReleased() throws Exception {
        FakeCaller person = new FakeCaller();
        exchange.registerPerson("1391", Answering.atOnce(), () -> person);

        assertThat(originate("1391", Call::lane)).isEqualTo(new DialOutcome.Refused(HangupCause.TEMPORARY_FAILURE));
        assertThat(person.awaitEnd()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
    }

    private DialOutcome originate(String to, java.util.function.Consumer<Call> onAnswered) throws Exception {
        return outcome(exchange.originate(Origination.of("95500", to, Duration.ofSeconds(10)), onAnswered::accept));
    }

    private static DialOutcome outcome(CompletableFuture<DialOutcome> outcome) throws Exception {
        return outcome.get(20, TimeUnit.SECONDS);
    }
}
