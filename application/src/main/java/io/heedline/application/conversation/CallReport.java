package io.heedline.application.conversation;

import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.CallId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A call that is over.
 *
 * @param id the call
 * @param caller the number it came from
 * @param startedAt when it was answered
 * @param outcome how it is filed: the dialog's disposition, or {@link #FAULT}
 * @param reachedAim whether the caller got what they called for
 * @param turns who said what, in order
 * @param recording the stereo recording, left the caller, right the bot
 * @param transcript the turns with word times, as JSON
 * @param lost what could not be kept, for people to read; empty when all is on disk
 */
public record CallReport(
        CallId id,
        String caller,
        Instant startedAt,
        String outcome,
        boolean reachedAim,
        List<Turn> turns,
        Path recording,
        Path transcript,
        List<String> lost) {

    /** The outcome of a call in which a part of Heedline failed; the caller was handed over to a person. */
    public static final String FAULT = "fault";

    public CallReport {
        turns = List.copyOf(turns);
        lost = List.copyOf(lost);
    }
}
