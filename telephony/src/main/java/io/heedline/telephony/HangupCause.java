package io.heedline.telephony;

/**
 * Why a call ended or never came about, with the cause value of ITU-T Q.850 that stands for it; values of 100 and more
 * that Q.850 does not have are those of FreeSWITCH.
 */
public enum HangupCause {
    /** One side put down the receiver after the call was answered. */
    NORMAL_CLEARING(16),
    /** The called line is in use. */
    USER_BUSY(17),
    /** The called telephone is switched off or out of reach. */
    NO_USER_RESPONSE(18),
    /** The called line rang until the ringing time was over. */
    NO_ANSWER(19),
    /** The called subscriber is not registered. */
    SUBSCRIBER_ABSENT(20),
    /** The called side refused the call. */
    CALL_REJECTED(21),
    /** Nobody has the called number. */
    UNALLOCATED_NUMBER(1),
    /** There is no way to this number. */
    NO_ROUTE_DESTINATION(3),
    /** The number is incomplete or not a number. */
    INVALID_NUMBER_FORMAT(28),
    /** The caller gave up before the answer. */
    ORIGINATOR_CANCEL(487),
    /** The two sides have no codec in common. */
    INCOMPATIBLE_DESTINATION(88),
    /** The network did not answer in time. */
    RECOVERY_ON_TIMER_EXPIRE(102),
    /** The leg was given up at the end of its own time limit. */
    ALLOTTED_TIMEOUT(602),
    /** No sound came for too long. */
    MEDIA_TIMEOUT(604),
    /** The gateway is down. */
    GATEWAY_DOWN(609),
    /** The network refused for now: overload, or a failure on either side; the log has the fault. */
    TEMPORARY_FAILURE(41),
    /** The exchange was shut down or lost. */
    NETWORK_OUT_OF_ORDER(38),
    /** A cause with no name of its own here. */
    OTHER(31);

    private final int code;

    HangupCause(int code) {
        this.code = code;
    }

    /** The Q.850 cause value, or FreeSWITCH's where Q.850 has none. */
    public int code() {
        return code;
    }
}
