package io.heedline.telephony.internal.links;

import io.heedline.telephony.CallId;
import io.heedline.telephony.internal.esl.EslCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The recording that FreeSWITCH writes while a person has taken over a call: a stereo WAV of 8 kHz, left the caller,
 * right what the caller is sent (ringing tone, then the person). {@link RecordingTail} reads it as it grows.
 *
 * <p>Order, on the caller's channel, whose codec must be up: send {@link #start}; follow the file; execute {@code
 * bridge} or {@code callcenter}; when the caller is back or nobody answered, send {@link #stop}, and after its reply take
 * the {@linkplain RecordingTail#finish() rest}. The reply comes when the file is closed and whole. A channel that hangs up
 * closes its recording by itself, so {@code -ERR} to {@code stop} is nothing to worry about.
 *
 * <p>Measured on FreeSWITCH 1.10.12, and why the variables are as they are:
 * <ul>
 *   <li>Buffered as by default, nothing reaches the disk for 2 s and then 64 KiB at once; with
 *       {@code enable_file_write_buffering=false} 640 bytes every 20 ms, now and then in two writes.
 *   <li>When one of the sides sends nothing, FreeSWITCH first waits for it, 25 frames by default, and leaves out what the
 *       other side says meanwhile: half a second is missing when the ringing begins and when the person hangs up. With
 *       {@code RECORD_PRE_BUFFER_FRAMES=1} it is one frame; the silent side is filled up.
 *   <li>Recordings under 3 s are deleted by FreeSWITCH, without {@code RECORD_MIN_SEC=0}.
 *   <li>The file has the rate of the leg (48 kHz with Opus), unless {@code record_sample_rate} says another.
 *   <li>Its header holds the size of the samples only after the end; until then 0.
 *   <li>The variables count for this recording only when they are given in the command.
 *   <li>{@code uuid_record} says whether recording began, but runs beside the channel: when the caller hangs up meanwhile,
 *       the channel can stay for ever, waiting for a recording that waits for the channel (seen once in 95 such calls).
 *       The application {@code record_session} runs on the channel, and not at all once it hangs up.
 *   <li>The caller hears nothing while it rings unless {@code transfer_ringback} is set on the channel.
 * </ul>
 *
 * @param channel unique id of the caller's channel
 * @param file the same path for FreeSWITCH and for us
 */
public record PersonRecording(String channel, Path file) {

    /** A person who talks longer than this is not recorded further, so that a forgotten call cannot fill the disk. */
    public static final Duration LIMIT = Duration.ofHours(4);

    private static final Pattern PLAIN_PATH = Pattern.compile("/[\\p{L}\\p{N}/._+@=~-]+");
    private static final String VARIABLES = "{RECORD_STEREO=true,RECORD_PRE_BUFFER_FRAMES=1,RECORD_MIN_SEC=0,"
            + "record_sample_rate=8000,enable_file_write_buffering=false}";

    public PersonRecording {
        new CallId(channel);
        if (!PLAIN_PATH.matcher(file.toString()).matches()) {
            throw new IllegalArgumentException(
                    "recording of channel " + channel + " would go to \"" + file
                            + "\": expected an absolute path of letters, digits and /._+@=~- only, which FreeSWITCH takes as is");
        }
    }

    /**
     * The recording of a channel's transfer. The file's name tells the channel and nothing else.
     *
     * @param directory exists, and both FreeSWITCH and this process may write there
     * @param nth 1 for the first transfer of this call, then 2 and so on: each has a file of its own
     */
    public static PersonRecording of(Path directory, String channel, int nth) {
        return new PersonRecording(channel, directory.resolve(channel + "-" + nth + ".wav"));
    }

    /** Begins it, before what the channel is told to execute next. */
    public EslCommand start() {
        return EslCommand.execute(channel, "record_session", file + " +" + LIMIT.toSeconds() + " " + VARIABLES);
    }

    /** Ends it. The answer comes when the file is whole. */
    public EslCommand stop() {
        return EslCommand.api("uuid_record", channel, "stop", file.toString());
    }
}
