package io.heedline.telephony;

/** Follows an outbound call until it is answered. All methods run on the call's lane and must not block. */
public interface DialListener {

    /** The called side rings. */
    default void onRinging() {}

    /**
     * 20 ms of what the network plays before the answer: ringing tones, announcements. Not every exchange and network
     * has it.
     */
    default void onEarlyMedia(AudioFrame heard) {}

    /** The called side answered: the call must be taken over with {@link Call#answer} before this returns. */
    void onAnswered(Call call);

    /**
     * It came to nothing; told before the outcome completes. Not every exchange has it, and none has it for an attempt
     * that it did not make.
     *
     * @param outcome what is about to be the outcome
     * @param reply what it was made of
     */
    default void onFailed(DialOutcome outcome, NetworkReply reply) {}
}
