package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.links.AudioStreams;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.CallMedia;
import io.heedline.telephony.internal.media.MediaLine;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * What all calls of an exchange share.
 *
 * @param workers run the lanes of all calls
 * @param timers watches over waits; gets short tasks only
 * @param media opens the sound of a call: {@code mediaServer::open}
 * @param tails follow the recordings of persons
 * @param streams how sound comes where the nodes have mod_audio_stream and it is to be used; else by unicast
 * @param transitions counts where calls go
 */
public record CallServices(
        Executor workers,
        ScheduledExecutorService timers,
        Function<MediaLine, CallMedia> media,
        RecordingTails tails,
        Optional<AudioStreams> streams,
        Transitions transitions) {

    /** The usual way: sound by unicast. */
    public CallServices(
            Executor workers,
            ScheduledExecutorService timers,
            Function<MediaLine, CallMedia> media,
            RecordingTails tails,
            Transitions transitions) {
        this(workers, timers, media, tails, Optional.empty(), transitions);
    }
}
