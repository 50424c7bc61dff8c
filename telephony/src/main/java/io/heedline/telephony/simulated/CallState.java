package io.heedline.telephony.simulated;

import io.heedline.telephony.CallListener;
import io.heedline.telephony.HangupCause;

/**
 * Where a simulated call stands.
 *
 * <pre>
 * Ringing -> WithBot -> Transferring -> WithPerson -> Ended
 *    |          |  ^         |                          ^
 *    |          |  +---------+ (nobody took it)         |
 *    +----------+-------------+-------------------------+
 * </pre>
 */
sealed interface CallState {

    /** Rings, and is not answered. */
    record Ringing(RingingLine line) implements CallState {}

    /** A state in which both sides have sound. */
    sealed interface Up extends CallState {
        CallListener listener();
    }

    /** The far side talks with Heedline. */
    record WithBot(CallListener listener) implements Up {
        Transferring transfer(String target, SimulatedCaller person, RingingLine line) {
            return new Transferring(listener, target, person, line);
        }
    }

    /** The far side talks with Heedline while a person's line rings. */
    record Transferring(CallListener listener, String target, SimulatedCaller person, RingingLine line) implements Up {
        WithPerson answered(Leg leg) {
            return new WithPerson(listener, leg);
        }

        WithBot failed() {
            return new WithBot(listener);
        }
    }

    /** The far side talks with a person; Heedline listens. */
    record WithPerson(CallListener listener, Leg person) implements Up {}

    /** Over. */
    record Ended(HangupCause cause) implements CallState {}
}
