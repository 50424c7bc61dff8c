package io.heedline.recordings;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the files of one call lie: a directory per day, and names that sort by the time of the call, such as {@code
 * 2026/11/22/20261122-151704-<call id>.wav}.
 *
 * @param audio the recording, stereo WAV
 * @param transcript the transcript, JSON
 */
public record RecordingFiles(Path audio, Path transcript) {

    private static final Pattern CALL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** The files of the call with this id that began at this time. Creates nothing. */
    public static RecordingFiles of(Path root, String callId, ZonedDateTime startedAt) {
        if (!CALL_ID.matcher(callId).matches()) {
            throw new IllegalArgumentException(
                    "call id \"" + callId + "\" cannot be part of a file name: expected " + CALL_ID.pattern());
        }
        Path day = root.resolve(DAY.format(startedAt));
        String name = TIME.format(startedAt) + "-" + callId;
        return new RecordingFiles(day.resolve(name + ".wav"), day.resolve(name + ".json"));
    }
}
