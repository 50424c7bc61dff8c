package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.links.PersonRecording;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaLink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private boolean heard;
    private int transfers;

    PersonsPart(Leg leg, CallSettings settings, RecordingTails tails, Channel channel, Sound sound) {
        this.leg = leg;
        this.settings = settings;
        this.tails = tails;
        this.channel = channel;
        this.sound = sound;
    }

    /** Lets the recording begin. Completes, never exceptionally, when it has, or it is known that there will be none. */
    CompletableFuture<Void> begin() {
        if (settings.personRecordings().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        PersonRecording next = PersonRecording.of(settings.personRecordings().get(), leg.channel(), ++transfers);
        recording = Optional.of(next);
        heard = false;
        return channel.send(next.start()).handle((reply, fault) -> {
            if (fault != null || !reply.ok()) {
                log.warn(
                        "callId={} person is not recorded: {}",
                        leg.id(),
                        fault == null ? text(reply) : fault.getMessage());
            }
            return null;
        });
    }

    private static String text(EslReply reply) {
        return reply.text().strip();
    }

    /** Hears the recording from now on; unicast, which ends with the transfer, is closed. */
    void listen() {
        heard = true;
        sound.use(recording.<MediaLink>map(tails::follow).orElseGet(Silence::new));
    }

    /** The person is gone, or none came. What is left is heard until the next link takes over. */
    void end() {
        recording.ifPresent(ended -> channel.send(ended.stop()));
        abandon();
    }

    /** The call is over: no recording is left behind. One that is heard is the link's, which is closed with the sound. */
    void abandon() {
        if (!heard) {
            recording.ifPresent(unheard -> tails.follow(unheard).finish());
        }
        recording = Optional.empty();
    }
}
