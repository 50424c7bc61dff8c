package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.internal.links.PersonRecording;
import io.heedline.telephony.internal.links.RecordingTail;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaLink;
import io.heedline.telephony.internal.media.SilentLink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

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
    /** What was recorded with persons who are gone, and not heard yet. */
    private CompletableFuture<List<MediaLink.Heard>> lastWords = CompletableFuture.completedFuture(List.of());

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
        sound.use(tail.<MediaLink>map(Function.identity()).orElse(SilentLink.INSTANCE));
    }

    /**
     * The person is gone, or none came, and the call goes on.
     *
     * @return completes, never exceptionally and on any thread, when {@link #takeLastWords} has what was said last
     */
    CompletableFuture<?> end() {
        Optional<RecordingTail> heard = tail;
        CompletableFuture<?> stopped = recording
                .<CompletableFuture<?>>map(ended -> channel.send(ended.stop()))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        recording = Optional.empty();
        tail = Optional.empty();
        // An answer tells that the file is whole; without one, what there is has to do.
        lastWords = behind(stopped.handle((reply, fault) -> heard).thenCompose(PersonsPart::rest));
        return lastWords;
    }

    /** What was recorded up to an {@link #end} and not heard yet, once; nothing while some of it is still to come. */
    List<MediaLink.Heard> takeLastWords() {
        if (!lastWords.isDone()) {
            return List.of();
        }
        List<MediaLink.Heard> taken = lastWords.join();
        lastWords = CompletableFuture.completedFuture(List.of());
        return taken;
    }

    /**
     * The call is over, and the recording with it.
     *
     * @return what was recorded and neither heard nor taken yet; never completes exceptionally
     */
    CompletableFuture<List<MediaLink.Heard>> over() {
        CompletableFuture<List<MediaLink.Heard>> all = behind(rest(tail));
        lastWords = CompletableFuture.completedFuture(List.of());
        return all;
    }

    private CompletableFuture<List<MediaLink.Heard>> behind(CompletableFuture<List<MediaLink.Heard>> later) {
        return lastWords.thenCombine(
                later,
                (first, second) ->
                        Stream.concat(first.stream(), second.stream()).toList());
    }

    /** What the other side was told in these 20 ms. */
    static AudioFrame said(MediaLink.Heard heard) {
        return heard.person() == null ? AudioFrame.SILENCE : heard.person();
    }

    private static CompletableFuture<List<MediaLink.Heard>> rest(Optional<RecordingTail> tail) {
        return tail.map(RecordingTail::finish).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }
}
