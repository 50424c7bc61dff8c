package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.links.PersonRecording;
import io.heedline.telephony.internal.links.RecordingTail;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaLink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Heedline hears while a person has the call: the recording FreeSWITCH writes, or silence when no directory for it
 * is configured. Used on the lane.
 */
final class PersonsPart {

    private static final Logger log = LoggerFactory.getLogger(PersonsPart.class);

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

    /** Lets the recording begin. Completes, never exceptionally, with whether it has. */
    CompletableFuture<Boolean> begin() {
        if (settings.personRecordings().isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        PersonRecording next = PersonRecording.of(settings.personRecordings().get(), leg.channel(), ++transfers);
        recording = Optional.of(next);
        return channel.send(next.start()).handle((reply, fault) -> fault == null && reply.ok());
    }

    /** Hears the recording from now on; unicast, which ends with the transfer, is closed. */
    void listen(boolean recorded) {
        if (recorded) {
            tail = recording.map(tails::follow);
        } else if (recording.isPresent()) {
            log.warn("callId={} FreeSWITCH does not record the person, who will not be heard", leg.id());
            recording = Optional.empty();
        }
        sound.use(tail.<MediaLink>map(Function.identity()).orElseGet(Silence::new));
    }

    /**
     * The person is gone, or none came, and the call goes on. The recording is heard until the next link takes over.
     *
     * @param late hears what was left of it then, on a thread of the recordings'
     */
    void end(Consumer<List<MediaLink.Heard>> late) {
        recording.ifPresent(ended -> channel.send(ended.stop()));
        tail.ifPresent(heard -> heard.rest().thenAccept(late));
        if (tail.isEmpty()) {
            abandon();
        }
        recording = Optional.empty();
        tail = Optional.empty();
    }

    /**
     * The call is over. No recording is left behind.
     *
     * @return what was recorded and not heard yet; never completes exceptionally
     */
    CompletableFuture<List<MediaLink.Heard>> rest() {
        Optional<RecordingTail> heard = tail;
        if (heard.isEmpty()) {
            abandon();
        }
        return heard.map(RecordingTail::finish).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    /** A recording that may have begun and that nobody follows. */
    private void abandon() {
        recording.ifPresent(unheard -> tails.follow(unheard).finish());
    }
}
