package io.heedline.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.heedline.telephony.Call;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A fault on one call ends that call, says so, and leaves the others alone. */
class CallFaultsTest {

    private final SimulatedExchange exchange = new SimulatedExchange(Pacing.VIRTUAL);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(SimulatedCall.class);

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
        logger.setAdditive(false);
    }

    @AfterEach
    void close() {
        exchange.close();
        logger.detachAppender(logged);
        logger.setAdditive(true);
    }

    @Test
    void aListenerThatThrows() throws Exception {
        FakeListener bot = new FakeListener(index -> {
            if (index == 4) {
                throw new IllegalStateException("broken");
            }
        });

        assertOnlyThisCallEnds(new FakeCaller(), bot::take, "its listener");
        assertThat(bot.awaitEnd()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
        assertThat(bot.heard).hasSize(5);
    }

    @Test
    void aListenerThatThrowsAnError() throws Exception {
        FakeListener bot = new FakeListener(index -> {
            throw new StackOverflowError();
        });

        assertOnlyThisCallEnds(new FakeCaller(), bot::take, "its listener");
    }

    @Test
    void aCallerThatThrows() throws Exception {
        FakeCaller broken = new FakeCaller(index -> {
            if (index == 2) {
                throw new IllegalStateException("broken");
            }
        });

        assertOnlyThisCallEnds(broken, new FakeListener()::take, "its caller");
    }

    @Test
    void aTaskOnTheLaneThatThrows() throws Exception {
        FakeListener bot = new FakeListener();

        assertOnlyThisCallEnds(
                new FakeCaller(),
                call -> {
                    bot.take(call);
                    call.lane().execute(() -> {
                        throw new IllegalStateException("broken");
                    });
                },
                "a task on its lane");
    }

    @Test
    void aHotlineThatThrowsBeforeItAnswers() throws Exception {
        assertOnlyThisCallEnds(
                new FakeCaller(),
                call -> {
                    throw new IllegalStateException("broken");
                },
                "its hotline");
    }

    @Test
    void answeringTwiceIsAFaultOfTheHotline() throws Exception {
        FakeListener bot = new FakeListener();

        assertOnlyThisCallEnds(
                new FakeCaller(),
                call -> {
                    bot.take(call);
                    bot.take(call);
                },
                "its hotline");
    }

    private void assertOnlyThisCallEnds(FakeCaller caller, Consumer<Call> hotline, String atFault) throws Exception {
        FakeListener other = new FakeListener();
        exchange.register("95501", other::take);
        exchange.register("95500", hotline);
        FakeCaller otherCaller = FakeCaller.hangingUpAt(500);

        exchange.dial("1381", "95501", otherCaller);
        exchange.dial("1380", "95500", caller);

        assertThat(caller.awaitEnd()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
        assertThat(other.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(other.heard).hasSize(501);
        assertThat(errors()).singleElement().asString().contains("is ended", atFault);
        DialOutcome next =
                exchange.dial("1382", "95501", FakeCaller.hangingUpAt(0)).get(20, TimeUnit.SECONDS);
        assertThat(next).isInstanceOf(DialOutcome.Answered.class);
    }

    private List<String> errors() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
