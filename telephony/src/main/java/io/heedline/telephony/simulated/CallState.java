package io.heedline.telephony.simulated;

import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;

/**
 * Where a simulated call stands.
 *
 * <pre>
 * Ringing -> WithBot -> Transferring -> WithPerson -> Ended
 *    |          |  ^         |                          ^
 *    |          |  +---------+ (nobody took it)         |
 *    |          |  +----------------------+ (returned)  |
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
        Transferring transfer(
                TransferTarget target, AfterPerson afterPerson, SimulatedCaller person, RingingLine line) {
            return new Transferring(listener, target, afterPerson, person, line);
        }
    }

    /** The far side talks with Heedline while a person's line rings. */
    record Transferring(
            CallListener listener,
            TransferTarget target,
            AfterPerson afterPerson,
            SimulatedCaller person,
            RingingLine line)
            implements Up {
        WithPerson answered(Leg leg) {
            return new WithPerson(listener, afterPerson, leg);
        }

        WithBot failed() {
            return new WithBot(listener);
        }
    }

    /** The far side talks with a person; Heedline listens. */
    record WithPerson(CallListener listener, AfterPerson afterPerson, Leg person) implements Up {
        WithBot returned() {
            return new WithBot(listener);
        }
    }

    /** Over. */
    record Ended(HangupCause cause) implements CallState {}
}
