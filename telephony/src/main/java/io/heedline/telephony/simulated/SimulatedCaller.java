package io.heedline.telephony.simulated;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;

/**
 * A person with a receiver: one who calls a hotline, is called, or takes a transferred call. All methods run on the
 * call's lane, one at a time; one that throws ends its own call and no other.
 */
public interface SimulatedCaller {

    /** The call was answered; what is said now sounds in frame 0. */
    void onAnswered(CallerLeg leg);

    /**
     * Delivers what the other side said during 20 ms; what is said in reply starts with the next frame.
     *
     * @param index frames of 20 ms since this person's call was answered
     */
    void onFrame(long index, AudioFrame heard);

    /** The call is over, or never came about; always told exactly once. */
    void onEnded(HangupCause cause);

    /** The sound of this person's line, under and between the words. */
    default LineNoise lineNoise() {
        return LineNoise.none();
    }
}
