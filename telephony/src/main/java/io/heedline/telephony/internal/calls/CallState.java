package io.heedline.telephony.internal.calls;

import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;

/**
 * Where a call on FreeSWITCH stands. Each state has the transitions that are legal in it and no others; all but the last
 * can besides go to HangingUp or Ended.
 *
 * <pre>
 * Ringing ----+--> Answering --+                  +--> Transferring --> WithPerson
 *             |                v                  |         |               |
 *             +------------> Arming --(sound)--> WithBot    | (nobody)      | (comes back)
 *             |               ^  | (silence)      | (sound  |               |
 * Dialled ----+               |  v                v  stops) |               |
 *                            Parking <----------------------+---------------+
 *
 * any --(we hang up)--> HangingUp --(the channel is gone)--> Ended <--(the channel is gone)-- any
 * </pre>
 */
sealed interface CallState {

    /** Its name in logs and counts. */
    default String label() {
        return getClass().getSimpleName();
    }

    /** Nobody has taken the call yet. */
    sealed interface NotTaken extends CallState {

        /** Taken on a leg that has a codec. */
        default Arming arm(CallListener listener, LegWithMedia leg) {
            return new Arming(listener, leg, News.NONE, 1);
        }

        /** Taken on a leg that is to be answered first. */
        default Answering answer(CallListener listener) {
            return new Answering(listener);
        }
    }

    /** An inbound call that its hotline has not answered, or any call that was not given to anyone yet. */
    record Ringing() implements NotTaken {
        Dialled dialled(DialListener dialler) {
            return new Dialled(dialler, Early.NONE);
        }
    }

    /** What there is to hear before the called side has answered. */
    enum Early {
        /** Nothing, or nothing yet. */
        NONE,
        FLOWS,
        /** It has stopped; it comes back only when the channel is parked anew. */
        LOST
    }

    /** An outbound call that was not taken over. */
    record Dialled(DialListener dialler, Early early) implements NotTaken {
        Dialled heard() {
            return new Dialled(dialler, Early.FLOWS);
        }

        Dialled lost() {
            return new Dialled(dialler, Early.LOST);
        }

        /** Taken over while its sound flows already. */
        WithBot takeOver(CallListener listener) {
            return new WithBot(listener, 1, 0);
        }

        /** Taken over when its sound has flowed and stopped. */
        Parking takeOverSilent(CallListener listener) {
            return new Parking(listener, News.NONE, 1);
        }
    }

    /** Somebody listens. */
    sealed interface Taken extends CallState {
        CallListener listener();
    }

    /** Told to answer; waits until FreeSWITCH has. */
    record Answering(CallListener listener) implements Taken {
        Arming answered(LegWithMedia leg) {
            return new Arming(listener, leg, News.NONE, 1);
        }
    }

    /** Waits until the channel is parked, so that its sound can be asked for (again). */
    record Parking(CallListener listener, News news, int attempt) implements Taken {
        Arming parked(LegWithMedia leg) {
            return new Arming(listener, leg, news, attempt);
        }
    }

    /** Sound has been asked for and has not come. */
    record Arming(CallListener listener, LegWithMedia leg, News news, int attempt) implements Taken {
        WithBot flowing(long frame) {
            return new WithBot(listener, attempt, frame);
        }

        Parking silent() {
            return new Parking(listener, news, attempt + 1);
        }
    }

    /**
     * The other side talks with Heedline.
     *
     * @param attempts how often sound had to be asked for until it came
     * @param since the frame with which it came
     */
    record WithBot(CallListener listener, int attempts, long since) implements Taken {
        Transferring transfer(TransferTarget target, AfterPerson afterPerson, long frame) {
            return new Transferring(listener, target, afterPerson, frame);
        }

        /** Sound that was steady for a while may be asked for as often again as at first. */
        Parking soundLost(long frame, long steady) {
            return new Parking(listener, News.NONE, frame - since > steady ? 1 : attempts + 1);
        }
    }

    /**
     * A person's telephone rings, or the caller waits in a queue.
     *
     * @param since the frame with which that began
     */
    record Transferring(CallListener listener, TransferTarget target, AfterPerson afterPerson, long since)
            implements Taken {
        WithPerson answered() {
            return new WithPerson(listener, target, afterPerson);
        }

        Parking failed(DialOutcome why) {
            return new Parking(listener, new News.TransferFailed(target.text(), why), 1);
        }
    }

    /** The other side talks with a person; Heedline listens. */
    record WithPerson(CallListener listener, TransferTarget target, AfterPerson afterPerson) implements Taken {
        Parking returned() {
            return new Parking(listener, new News.Returned(), 1);
        }
    }

    /** Over for everyone here; the channel is being hung up. */
    record HangingUp(HangupCause cause) implements CallState {}

    /** Nothing is left. */
    record Ended(HangupCause cause) implements CallState {}

    /** What the listener is to hear when it can speak again. */
    sealed interface News {
        News NONE = new Nothing();

        void tell(CallListener listener);

        record Nothing() implements News {
            @Override
            public void tell(CallListener listener) {}
        }

        record Returned() implements News {
            @Override
            public void tell(CallListener listener) {
                listener.onReturned();
            }
        }

        record TransferFailed(String target, DialOutcome why) implements News {
            @Override
            public void tell(CallListener listener) {
                listener.onTransferFailed(target, why);
            }
        }
    }
}
