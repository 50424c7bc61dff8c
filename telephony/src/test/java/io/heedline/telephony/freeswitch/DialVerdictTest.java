package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DialVerdictTest {

    private static final Duration RANG = Duration.ofSeconds(12);

    @Test
    void howLongItRangIsKept() {
        assertThat(ended("NO_ANSWER", OptionalInt.empty())).isEqualTo(new DialOutcome.NoAnswer(RANG));
        assertThat(ended("ALLOTTED_TIMEOUT", OptionalInt.empty())).isEqualTo(new DialOutcome.NoAnswer(RANG));
    }

    @Test
    void aNumberThatIsGoneIsUnknown() {
        assertThat(ended("NUMBER_CHANGED", OptionalInt.of(410))).isEqualTo(new DialOutcome.UnknownNumber("139"));
        assertThat(ended("NO_ROUTE_DESTINATION", OptionalInt.of(604))).isEqualTo(new DialOutcome.UnknownNumber("139"));
    }

    @Test
    void aNetworkWithoutARouteIsNotAnExchangeWithoutOne() {
        assertThat(ended("NO_ROUTE_DESTINATION", OptionalInt.of(500)))
                .isEqualTo(new DialOutcome.NetworkFailed(HangupCause.NO_ROUTE_DESTINATION));
        assertThat(ended("NO_ROUTE_DESTINATION", OptionalInt.empty())).isInstanceOf(DialOutcome.NoRoute.class);
    }

    @Test
    void aStatusOfSipIsANumberOfThreeDigitsOrNone() {
        assertThat(sipStatus("486")).hasValue(486);
        assertThat(sipStatus("")).isEmpty();
        assertThat(sipStatus("4860")).isEmpty();
        assertThat(sipStatus("busy")).isEmpty();
    }

    @Property
    void everyCauseHasAnOutcomeThatIsNoAnswer(@ForAll String cause) {
        assertThat(ended(cause, OptionalInt.empty())).isNotInstanceOf(DialOutcome.Answered.class);
        assertThat(DialVerdict.notDialled(cause, "139").outcome()).isNotInstanceOf(DialOutcome.Answered.class);
    }

    private static DialOutcome ended(String cause, OptionalInt status) {
        return DialVerdict.ended(cause, status, "139", RANG).outcome();
    }

    private static OptionalInt sipStatus(String status) {
        return DialVerdict.sipStatus(new EslEvent(Map.of("variable_sip_term_status", status), ""));
    }
}
