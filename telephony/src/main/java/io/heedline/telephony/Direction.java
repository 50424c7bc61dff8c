package io.heedline.telephony;

/** Who began a call, seen from Heedline. */
public enum Direction {
    /** A caller rang a hotline. */
    INBOUND,
    /** Heedline rang a person. */
    OUTBOUND
}
