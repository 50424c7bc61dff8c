package io.heedline.telephony;

import java.time.Duration;
import java.util.Optional;

/**
 * An outbound call to be made.
 *
 * @param id names the call, on the exchange too; ringing twice under one id is refused by the exchange
 * @param from number shown to the called side
 * @param to number to ring
 * @param route by which of the exchange's routes (a gateway's name); empty for the exchange's default
 * @param ringingLimit how long it rings at most
 */
public record Origination(CallId id, String from, String to, Optional<String> route, Duration ringingLimit) {

    public Origination {
        if (ringingLimit.isNegative() || ringingLimit.isZero()) {
            throw new IllegalArgumentException("ringing limit " + ringingLimit + ": expected more than 0 s");
        }
    }

    /** A call under a fresh id by the default route. */
    public static Origination of(String from, String to, Duration ringingLimit) {
        return new Origination(CallId.random(), from, to, Optional.empty(), ringingLimit);
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "Origination[" + id + "]";
    }
}
