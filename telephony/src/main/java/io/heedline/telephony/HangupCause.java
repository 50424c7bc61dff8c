package io.heedline.telephony;

/** Why a call ended or never came about, with the cause value of ITU-T Q.850 that stands for it. */
public enum HangupCause {
    /** One side put down the receiver after the call was answered. */
    NORMAL_CLEARING(16),
    /** The called line is in use. */
    USER_BUSY(17),
    /** The called line rang until the ringing time was over. */
    NO_ANSWER(19),
    /** The called side refused the call. */
    CALL_REJECTED(21),
    /** Nobody has the called number. */
    UNALLOCATED_NUMBER(1),
    /** The caller gave up before the answer. */
    ORIGINATOR_CANCEL(487),
    /** Software on either side failed; the log has the fault. */
    TEMPORARY_FAILURE(41),
    /** The exchange was shut down. */
    NETWORK_OUT_OF_ORDER(38);

    private final int code;

    HangupCause(int code) {
        this.code = code;
    }

    /** The Q.850 cause value, or the SIP status 487 where Q.850 has none. */
    public int code() {
        return code;
    }
}
