package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.media.MediaException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a call's sound flow: asks for it once the leg can have it, asks again when it does not come or stops, and gives up
 * when it never does. All of it runs on the call's lane.
 */
final class CallSound implements Sound.Ear {

    private static final Logger log = LoggerFactory.getLogger(CallSound.class);

    /**
     * Sound that has flowed for so many frames is steady: 2 s. A telephone that is put on hold and taken back stops it each
     * time (measured on FreeSWITCH 1.10.12); what cannot flow at all, for its packets are of the wrong length, stops
     * within 0.4 s.
     */
    private static final long STEADY = 100;

    private final Leg leg;
    private final CallSettings settings;
    private final CallLife life;
    private final Lane lane;
    private final Channel channel;
    private final Sound sound;
    private final SoundWay way;
    private Runnable whenFlowing = () -> {};
    private CompletableFuture<?> awaited;
    private CompletableFuture<?> toldBefore = CompletableFuture.completedFuture(null);

    CallSound(Leg leg, CallSettings settings, CallServices services, CallLife life, Lane lane, Channel channel) {
        this.leg = leg;
        this.settings = settings;
        this.life = life;
        this.lane = lane;
        this.channel = channel;
        this.sound = new Sound(leg.id().value(), lane, services.media(), this);
        this.way = services.streams()
                .<SoundWay>map(streams -> new AudioStreamWay(leg, streams, channel, sound, lane))
                .orElseGet(() -> new UnicastWay(sound, channel));
        this.sound.by(way);
    }

    /** What is to be done each time the listener can speak again. */
    void whenFlowing(Runnable task) {
        whenFlowing = task;
    }

    Sound sound() {
        return sound;
    }

    SoundWay way() {
        return way;
    }

    /** Lets the sound of a leg that has a codec flow. */
    void arm(CallState.Arming arming) {
        life.become(arming);
        if (toldBefore.isDone()) {
            listen(arming);
        } else {
            life.within(settings.firstSoundLimit(), () -> listen(arming));
            toldBefore.thenRun(() -> lane.execute(() -> {
                if (life.state() == arming && awaited == null) {
                    listen(arming);
                }
            }));
        }
    }

    private void listen(CallState.Arming arming) {
        life.within(settings.firstSoundLimit(), () -> silent(arming));
        if (awaited == null) {
            ask(arming.leg());
        }
    }

    /**
     * Sound that is to come next is asked for when something else has been told, so that the listener hears all in its
     * order; but for that it waits no longer than for the sound itself.
     */
    void askBehind(CompletableFuture<?> told) {
        toldBefore = told;
    }

    /** The called side has sound before it answers. */
    void listenEarly(LegWithMedia proof) {
        if (awaited == null && !sound.started()) {
            ask(proof);
        }
    }

    private void ask(LegWithMedia proof) {
        SoundWay.Asked asked;
        try {
            asked = way.ask(proof);
        } catch (MediaException | IllegalArgumentException e) {
            log.error("callId={} cannot have sound ({}): {}", leg.id(), proof, e.getMessage());
            life.end(HangupCause.TEMPORARY_FAILURE);
            return;
        }
        awaited = asked.up();
        asked.up().thenAccept(what -> lane.execute(() -> came(asked.up(), what)));
        life.mindReply("sound", asked.reply());
    }

    private void came(CompletableFuture<?> up, Object what) {
        if (up != awaited) {
            return;
        }
        awaited = null;
        log.debug("callId={} has sound, {}", leg.id(), what);
        if (life.state() instanceof CallState.Arming arming) {
            life.become(arming.flowing(life.frames()));
            sound.start();
            life.guard("its listener", () -> arming.news().tell(arming.listener()));
            whenFlowing.run();
        } else if (life.state() instanceof CallState.Dialled dialled) {
            life.become(dialled.heard());
            sound.start();
        }
    }

    private void silent(CallState.Arming arming) {
        awaited = null;
        if (arming.attempt() > settings.rearmings()) {
            life.giveUp(
                    "no sound came after it was asked for " + arming.attempt() + " times", HangupCause.MEDIA_TIMEOUT);
        } else {
            log.warn(
                    "callId={} has no sound {} ms after it was asked for, attempt {}",
                    leg.id(),
                    settings.firstSoundLimit().toMillis(),
                    arming.attempt());
            park(arming.silent());
        }
    }

    @Override
    public void onSoundLost(Duration silentFor) {
        if (life.state() instanceof CallState.WithBot withBot) {
            CallState.Parking parking = withBot.soundLost(life.frames(), STEADY);
            if (parking.attempt() > settings.rearmings() + 1) {
                life.giveUp(
                        "its sound stopped " + (parking.attempt() - 1) + " times in a row", HangupCause.MEDIA_TIMEOUT);
            } else {
                log.warn("callId={} lost its sound for {} ms and asks for it again", leg.id(), silentFor.toMillis());
                park(parking);
            }
        } else if (life.state() instanceof CallState.Dialled dialled) {
            life.become(dialled.lost());
        }
    }

    /** Nobody may come back to this lane: the channel is hung up from here, the rest happens if somebody does. */
    @Override
    public void onLaneStuck(int tasksWaiting) {
        log.error(
                "callId={} is hung up: {} tasks wait on its lane, whose listener does not come back",
                leg.id(),
                tasksWaiting);
        channel.hangUp(HangupCause.TEMPORARY_FAILURE);
        lane.execute(() -> life.end(HangupCause.TEMPORARY_FAILURE));
    }

    /** Sound that has stopped comes back only when the channel is parked anew. */
    void park(CallState.Parking parking) {
        life.become(parking);
        life.within(settings.answerLimit(), () -> life.giveUp("FreeSWITCH did not park it", HangupCause.MEDIA_TIMEOUT));
        life.mindReply("park", channel.park());
    }

    @Override
    public void onFrame(AudioFrame heard, AudioFrame said) {
        if (life.state() instanceof CallState.Taken taken) {
            life.tellFrame(taken.listener(), heard, said);
        } else if (life.state() instanceof CallState.Dialled dialled) {
            life.guard("Heedline's side", () -> dialled.dialler().onEarlyMedia(heard));
        }
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        if (life.state() instanceof CallState.Taken taken) {
            life.guard("its listener", () -> taken.listener().onPlaybackFinished(playback));
        }
    }
}
