package io.heedline.telephony;

/** One piece of speech queued on a call. */
public interface Playback {

    /**
     * Drops what of this piece has not yet been sent, at once: called on the call's lane, the next frame no longer has
     * it. A stopped piece is never reported as finished; stopping a finished one does nothing.
     */
    void stop();

    /**
     * Says what is left of this piece louder or quieter than it was given, from the next frame on; the change is spread
     * over {@value AudioFrame#DURATION_MS} ms, so that it does not click. On calls whose speech is played by the other
     * side from files this does nothing.
     *
     * @param db 0 is as given; what passes full scale is clipped
     */
    default void setGain(double db) {}
}
