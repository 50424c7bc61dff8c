package io.heedline.application.handover;

import io.heedline.telephony.Call;
import io.heedline.telephony.Direction;

/** Telephone numbers of callers. */
public final class Numbers {

    private static final int TAIL = 4;
    private static final int HEAD = 3;

    private Numbers() {}

    /** The number of the person outside, whoever rang. */
    static String outside(Call call) {
        return call.direction() == Direction.INBOUND ? call.caller() : call.callee();
    }

    /** The last digits, by which people tell a number. */
    public static String tail(String number) {
        return number.substring(Math.max(0, number.length() - TAIL));
    }

    /** A number as lists show it: 138****0001; of a short one only the last two digits. */
    public static String masked(String number) {
        int hidden = number.length() - HEAD - TAIL;
        if (hidden >= 2) {
            return number.substring(0, HEAD) + "*".repeat(hidden) + tail(number);
        }
        int shown = Math.min(2, number.length() / 2);
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }
}
