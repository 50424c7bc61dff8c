package io.heedline.telephony.freeswitch;

import java.time.Duration;

/** Refuses settings with a message that names the setting, what it is and what was expected. */
final class Checks {

    private static final int LAST_PORT = 65_535;

    private Checks() {}

    static String text(String what, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty: a value is needed");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " contains a line break or other control character");
        }
        return value;
    }

    static int port(String what, int value) {
        return range(what, value, 1, LAST_PORT);
    }

    static int range(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + ": expected " + least + " to " + most);
        }
        return value;
    }

    static Duration positive(String what, Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(what + " is " + value + ": expected more than 0 s");
        }
        return value;
    }
}
