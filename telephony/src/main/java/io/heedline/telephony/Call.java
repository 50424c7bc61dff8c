package io.heedline.telephony;

import io.heedline.audio.Pcm;
import java.util.concurrent.Executor;

/**
 * One call from Heedline's side: it rings, is answered, carries sound both ways and ends.
 *
 * <p>All methods may be called from any thread and never block. Called on the {@link #lane()} they take effect at once,
 * from elsewhere in their order on the lane. After the end of the call they do nothing.
 */
public interface Call {

    /** Names this call. */
    CallId id();

    /** Who began the call. */
    Direction direction();

    /** Number of the side that rang. */
    String caller();

    /** Number that was rung. */
    String callee();

    /**
     * Answers a ringing inbound call, or takes over an outbound call that a person has answered; frame 0 is the next
     * one. To be called once; to refuse a ringing call, hang up instead.
     */
    void answer(CallListener listener);

    /**
     * Queues speech behind what is already queued; brought to 8 kHz if it has another rate. It starts with the next
     * frame when nothing is queued.
     */
    Playback play(Pcm speech);

    /** Hands the other side over for good; the same as {@code transfer(TransferTarget.parse(target), END)}. */
    default void transfer(String target) {
        transfer(TransferTarget.parse(target), AfterPerson.END);
    }

    /**
     * Hands the other side over to a person. Queued speech is dropped, the listener hears
     * {@link CallListener#onTransferred} when the person answers, and from then on the person's voice is what is said.
     * If nobody answers, {@link CallListener#onTransferFailed} tells why and the call goes on as it was.
     */
    void transfer(TransferTarget target, AfterPerson afterPerson);

    /** What becomes of the call when the person puts down the receiver. */
    enum AfterPerson {
        /** It ends. */
        END,
        /** It comes back, see {@link CallListener#onReturned}. */
        RETURN
    }

    /** Ends the call, or refuses it while it rings; queued speech is dropped. */
    void hangUp(HangupCause cause);

    /** The call's serial executor: tasks run one at a time, in their order, between the listener's methods. */
    Executor lane();
}
