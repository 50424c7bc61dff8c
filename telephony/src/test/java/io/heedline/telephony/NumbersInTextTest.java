package io.heedline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.internal.calls.Leg;
import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends up in a log or a message must not hold whole telephone numbers. */
class NumbersInTextTest {

    private static final String NUMBER = "13800001111";

    static Object[] valuesWithNumbers() {
        CallId id = new CallId("call-1");
        return new Object[] {
            new DialOutcome.UnknownNumber(NUMBER),
            new DialOutcome.InvalidNumber(NUMBER),
            Origination.of(NUMBER, NUMBER, Duration.ofSeconds(30)),
            new Leg(id, "channel", Direction.INBOUND, NUMBER, NUMBER, new EslEvent(Map.of("Caller", NUMBER), ""))
        };
    }

    @ParameterizedTest
    @MethodSource("valuesWithNumbers")
    void areNotShown(Object value) {
        assertThat(value.toString()).contains(value.getClass().getSimpleName()).doesNotContain(NUMBER);
    }
}
