package io.heedline.telephony;

/**
 * Follows an answered call. All methods run on the call's lane, one at a time, and must not block. One that throws ends
 * its own call with {@link HangupCause#TEMPORARY_FAILURE} and no other.
 */
public interface CallListener {

    /**
     * Delivers every 20 ms of the call, without gaps, from index 0.
     *
     * @param index media time since the answer, in frames of 20 ms
     * @param heard what came from the other side during these 20 ms
     * @param said what was sent to it during the same 20 ms; silence when nothing is played
     */
    void onFrame(long index, AudioFrame heard, AudioFrame said);

    /** The other side pressed a key: a digit, star, hash or A to D. */
    default void onDtmf(char key) {}

    /** The last frame of a piece of speech was sent; not called for one that was stopped or cut off by the end. */
    default void onPlaybackFinished(Playback playback) {}

    /** The person at the target answered and is now talking with the other side; frames of both keep coming. */
    default void onTransferred(String target) {}

    /** The person put down the receiver and the other side is back with Heedline, which may speak to it again. */
    default void onReturned() {}

    /** Nobody took the call over; it goes on as before. */
    default void onTransferFailed(String target, DialOutcome why) {}

    /** The call is over; nothing is delivered afterwards. */
    void onEnded(HangupCause cause);
}
