package io.heedline.telephony.simulated;

import io.heedline.telephony.HangupCause;
import java.util.List;

/**
 * What a {@link ScriptedCaller} did on its call.
 *
 * @param spoken the turns that were begun, in order
 * @param ending how the call came to its end, from the caller's view
 * @param cause what the exchange told
 */
public record CallerReport(List<SpokenTurn> spoken, Ending ending, HangupCause cause) {

    /**
     * One turn, in milliseconds of media time (since the answer, to 20 ms).
     *
     * @param turn index in the script
     * @param startMs when the voice (or the first key) began
     * @param endMs when the voice ended, silence behind it in the same stretch left out
     */
    public record SpokenTurn(int turn, long startMs, long endMs) {}

    /** How the call ended. */
    public enum Ending {
        /** The caller had said everything and heard the answer. */
        SAID_ALL,
        /** The other side put down the receiver, or the call ended for another cause. */
        OTHER_SIDE_ENDED,
        /** The caller waited too long for a word, or for the end of the call. */
        LOST_PATIENCE,
        /** The call was not answered. */
        NOT_CONNECTED
    }
}
