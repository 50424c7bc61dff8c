package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;

/** What a person can do with the receiver. {@link #speaking()} is for the lane, the others for any thread. */
public interface CallerLeg {

    /** Says something behind what is still being said; brought to 8 kHz if it has another rate. */
    void say(Pcm speech);

    /** Presses a key: a digit, star, hash or A to D. */
    void dtmf(char key);

    /** Puts down the receiver. */
    void hangUp();

    /** Whether what was said has not all been sent yet. */
    boolean speaking();
}
