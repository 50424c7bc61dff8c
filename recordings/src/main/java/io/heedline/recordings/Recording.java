package io.heedline.recordings;

import java.nio.file.Path;
import java.util.List;

/**
 * A finished recording.
 *
 * @param file stereo WAV, left the caller, right the bot; does not exist if nothing at all could be written
 * @param durationMs length of what is in the file, in milliseconds
 * @param losses what is missing of the call, in order; a loss in the midst is silence in the file, so that everything
 *     behind it stays in its place
 */
public record Recording(Path file, long durationMs, List<RecordingLoss> losses) {

    /** Whether the whole call is in the file. */
    public boolean complete() {
        return losses.isEmpty();
    }
}
