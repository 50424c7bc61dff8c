package io.heedline.telephony;

import java.time.Duration;

/** What came of ringing a number. All of these are expected; faults are exceptions. */
public sealed interface DialOutcome {

    /** The other side answered. */
    record Answered(CallId callId) implements DialOutcome {}

    /** The line is in use. */
    record Busy() implements DialOutcome {}

    /** Nobody answered within the ringing time. */
    record NoAnswer(Duration rang) implements DialOutcome {}

    /** Nobody has this number. */
    record UnknownNumber(String number) implements DialOutcome {}

    /** The other side refused, or ringing was given up, for this cause. */
    record Refused(HangupCause cause) implements DialOutcome {}

    /** The cause under which an attempt with this outcome is recorded. */
    default HangupCause cause() {
        if (this instanceof Busy) {
            return HangupCause.USER_BUSY;
        } else if (this instanceof NoAnswer) {
            return HangupCause.NO_ANSWER;
        } else if (this instanceof UnknownNumber) {
            return HangupCause.UNALLOCATED_NUMBER;
        } else if (this instanceof Refused refused) {
            return refused.cause();
        }
        return HangupCause.NORMAL_CLEARING;
    }
}
