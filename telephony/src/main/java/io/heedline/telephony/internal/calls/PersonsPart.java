package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.links.PersonRecording;
import io.heedline.telephony.internal.links.RecordingTail;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaLink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What Heedline hears while a person has the call: the recording FreeSWITCH writes, or silence when no directory for it
 * is configured. Used on the lane.
 */
final class PersonsPart {

    private final Leg leg;
    private final CallSettings settings;
    private final RecordingTails tails;
    private final Channel channel;
    private final Sound sound;
    private Optional<PersonRecording> recording = Optional.empty();
    private Optional<RecordingTail> tail = Optional.empty();
    private int transfers;

    PersonsPart(Leg leg, CallSettings settings, RecordingTails tails, Channel channel, Sound sound) {
        this.leg = leg;
        this.settings = settings;
        this.tails = tails;
        this.channel = channel;
        this.sound = sound;
    }

    /**
     * Lets the recording begin and hears it from now on; unicast, which ends with the transfer, is closed. What the
     * channel is told afterwards is done when the recording runs.
     */
    void begin() {
        recording =
                settings.personRecordings().map(directory -> PersonRecording.of(directory, leg.channel(), ++transfers));
        recording.ifPresent(begun -> channel.send(begun.start()));
        tail = recording.map(tails::follow);
        sound.use(tail.<MediaLink>map(Function.identity()).orElseGet(Silence::new));
    }

    /**
     * The person is gone, or none came, and the call goes on.
     *
     * @return what was recorded and not heard yet; never completes exceptionally
     */
    CompletableFuture<List<MediaLink.Heard>> end() {
        Optional<RecordingTail> heard = tail;
        CompletableFuture<?> stopped = recording
                .<CompletableFuture<?>>map(ended -> channel.send(ended.stop()))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        recording = Optional.empty();
        tail = Optional.empty();
        // An answer tells that the file is whole; without one, what there is has to do.
        return stopped.handle((reply, fault) -> heard).thenCompose(PersonsPart::rest);
    }

    /**
     * The call is over, and the recording with it.
     *
     * @return what was recorded and not heard yet; never completes exceptionally
     */
    CompletableFuture<List<MediaLink.Heard>> over() {
        return rest(tail);
    }

    /** What the other side was told in these 20 ms. */
    static AudioFrame said(MediaLink.Heard heard) {
        return heard.person() == null ? AudioFrame.SILENCE : heard.person();
    }

    private static CompletableFuture<List<MediaLink.Heard>> rest(Optional<RecordingTail> tail) {
        return tail.map(RecordingTail::finish).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }
}
