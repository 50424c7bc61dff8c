package io.heedline.recordings;

/**
 * A part of a call that is not in its recording.
 *
 * @param fromMs where it begins, in milliseconds of the call
 * @param toMs where it ends (exclusive)
 * @param reason why, for people
 */
public record RecordingLoss(long fromMs, long toMs, String reason) {

    @Override
    public String toString() {
        return fromMs + " to " + toMs + " ms is missing: " + reason;
    }
}
