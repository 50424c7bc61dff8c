package io.heedline.telephony;

import java.time.Duration;

/** What came of ringing a number. All of these are expected; faults are exceptions. */
public sealed interface DialOutcome {

    /** The cause under which an attempt with this outcome is recorded. */
    HangupCause cause();

    /** The other side answered. */
    record Answered(CallId callId) implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.NORMAL_CLEARING;
        }
    }

    /** The line is in use. */
    record Busy() implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.USER_BUSY;
        }
    }

    /** Nobody answered within the ringing time. */
    record NoAnswer(Duration rang) implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.NO_ANSWER;
        }
    }

    /** Nobody has this number. */
    record UnknownNumber(String number) implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.UNALLOCATED_NUMBER;
        }

        /** Without the number. */
        @Override
        public String toString() {
            return "UnknownNumber";
        }
    }

    /** The number is incomplete, or not one the network takes. */
    record InvalidNumber(String number) implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.INVALID_NUMBER_FORMAT;
        }

        /** Without the number. */
        @Override
        public String toString() {
            return "InvalidNumber";
        }
    }

    /** The telephone is switched off, out of reach or not registered. */
    record Unreachable(HangupCause cause) implements DialOutcome {}

    /** The other side refused, or ringing was given up, for this cause. */
    record Refused(HangupCause cause) implements DialOutcome {}

    /** The network could not or would not connect: overload, time-out, no codec in common. */
    record NetworkFailed(HangupCause cause) implements DialOutcome {}

    /**
     * It never rang, for this exchange has no way to the number: an unknown gateway, a gateway that is down.
     *
     * @param reason what the exchange said
     */
    record NoRoute(HangupCause cause, String reason) implements DialOutcome {}

    /**
     * Nobody knows: the exchange was lost after it had been asked to ring. Whoever counts attempts counts this one.
     */
    record Unknown(String reason) implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.NETWORK_OUT_OF_ORDER;
        }
    }
}
