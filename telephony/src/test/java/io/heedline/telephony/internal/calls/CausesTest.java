package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CausesTest {

    private static final Duration RANG = Duration.ofSeconds(12);

    @ParameterizedTest
    @EnumSource(HangupCause.class)
    void everyCauseHasANameThatMeansItAgain(HangupCause cause) {
        assertThat(Causes.of(Causes.name(cause))).isEqualTo(cause);
    }

    /** FreeSWITCH's causes for the answers of SIP, as measured. */
    @ParameterizedTest
    @CsvSource({
        "USER_BUSY, Busy[]",
        "CALL_REJECTED, Refused[cause=CALL_REJECTED]",
        "NO_USER_RESPONSE, Unreachable[cause=NO_USER_RESPONSE]",
        "SUBSCRIBER_ABSENT, Unreachable[cause=SUBSCRIBER_ABSENT]",
        "UNALLOCATED_NUMBER, UnknownNumber",
        "INVALID_NUMBER_FORMAT, InvalidNumber",
        "RECOVERY_ON_TIMER_EXPIRE, NetworkFailed[cause=RECOVERY_ON_TIMER_EXPIRE]",
        "ORIGINATOR_CANCEL, Refused[cause=ORIGINATOR_CANCEL]",
        "INCOMPATIBLE_DESTINATION, NetworkFailed[cause=INCOMPATIBLE_DESTINATION]",
        "NORMAL_TEMPORARY_FAILURE, NetworkFailed[cause=TEMPORARY_FAILURE]",
        "NO_ANSWER, NoAnswer[rang=PT12S]",
        "ALLOTTED_TIMEOUT, NoAnswer[rang=PT12S]",
        "'INVALID_GATEWAY', 'NoRoute[cause=GATEWAY_DOWN, reason=GATEWAY_DOWN]'",
        "NEW_CAUSE_OF_ANOTHER_VERSION, NetworkFailed[cause=OTHER]",
    })
    void aCauseTellsWhatCameOfRinging(String name, String outcome) {
        DialOutcome told = Causes.outcome(Causes.of(name), "8000", RANG);

        assertThat(told).hasToString(outcome);
    }

    @ParameterizedTest
    @EnumSource(HangupCause.class)
    void noCauseIsTakenForAnAnswer(HangupCause cause) {
        assertThat(Causes.outcome(cause, "8000", RANG)).isNotInstanceOf(DialOutcome.Answered.class);
    }

    @Property
    void anyTextIsSomeCause(@ForAll String name) {
        assertThat(Causes.of(name)).isNotNull();
    }
}
