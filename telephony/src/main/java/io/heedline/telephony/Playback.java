package io.heedline.telephony;

/** One piece of speech queued on a call. */
public interface Playback {

    /**
     * Drops what of this piece has not yet been sent, at once: called on the call's lane, the next frame no longer has
     * it. A stopped piece is never reported as finished; stopping a finished one does nothing.
     */
    void stop();
}
