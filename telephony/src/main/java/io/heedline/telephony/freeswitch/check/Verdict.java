package io.heedline.telephony.freeswitch.check;

/** How a check came out. */
public enum Verdict {
    /** Nothing needs to be done. */
    OK,
    /** It works, or may work; someone should look at it. */
    WARNING,
    /** Calls fail, or the machine is open to others, until it is mended. */
    PROBLEM
}
