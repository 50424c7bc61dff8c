package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.SpeechQueue;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.media.MediaException;
import io.heedline.telephony.internal.media.MediaLink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of one call and what leads from one to the next. All of it runs on the call's lane. */
final class CallControl implements Sound.Ear {

    private static final Logger log = LoggerFactory.getLogger(CallControl.class);

    /** Sound that has flowed for so many frames is steady: 10 s. */
    private static final long STEADY = 500;

    /** What FreeSWITCH still has to tell of a channel that is gone comes within this time. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private static final Duration RINGING_GRACE = Duration.ofSeconds(2);

    /** A transfer that was asked for while there was no sound. */
    private record Wanted(TransferTarget target, AfterPerson afterPerson) {}

    private final Call call;
    private final Leg leg;
    private final CallSettings settings;
    private final Lane lane;
    private final Channel channel;
    private final Sound sound;
    private final SoundWay way;
    private final PersonsPart persons;
    private final Deadline deadline;
    private final Transitions transitions;
    private final Runnable release;
    private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private CallState state = new CallState.Ringing();
    private Optional<LegWithMedia> proof;
    private Optional<Wanted> wanted = Optional.empty();
    private CompletableFuture<?> awaited;
    private long nextFrame;

    CallControl(
            Call call,
            Leg leg,
            CallSettings settings,
            CallServices services,
            Lane lane,
            Channel channel,
            Runnable release) {
        this.call = call;
        this.leg = leg;
        this.settings = settings;
        this.lane = lane;
        this.channel = channel;
        this.sound = new Sound(leg.id().value(), lane, services.media(), this);
        this.way = services.streams()
                .<SoundWay>map(streams -> new AudioStreamWay(leg, streams, channel, sound, lane))
                .orElseGet(() -> new UnicastWay(sound, channel));
        this.sound.by(way);
        this.persons = new PersonsPart(leg, settings, services.tails(), channel, sound);
        this.deadline = new Deadline(services.timers(), lane);
        this.transitions = services.transitions();
        this.release = release;
        this.proof = LegWithMedia.answered(leg, leg.data());
    }

    CompletableFuture<DialOutcome> outcome() {
        return outcome;
    }

    // ---- Ringing

    void ringHotline(Consumer<Call> hotline) {
        guard("its hotline", () -> hotline.accept(call));
    }

    void ringPerson(DialListener dialler) {
        if (!(state instanceof CallState.Ringing)) {
            return;
        }
        become(new CallState.Dialled(dialler));
        proof.ifPresentOrElse(
                leg -> calleeAnswered(dialler),
                () -> LegWithMedia.early(leg, leg.data()).ifPresent(this::askForSound));
    }

    private void calleeAnswered(DialListener dialler) {
        guard("Heedline's side", () -> dialler.onAnswered(call));
        if (state instanceof CallState.NotTaken) {
            log.error("callId={} was answered, and Heedline did not take it over", leg.id());
            end(HangupCause.TEMPORARY_FAILURE);
        }
    }

    void answer(CallListener listener) {
        if (isOver()) {
            return;
        }
        if (!(state instanceof CallState.NotTaken notTaken)) {
            throw new IllegalStateException("call " + leg.id() + " was answered before");
        }
        if (proof.isEmpty() && leg.direction() == Direction.OUTBOUND) {
            throw new IllegalStateException("call " + leg.id() + " has not been answered by the called side yet");
        }
        outcome.complete(new DialOutcome.Answered(leg.id()));
        if (proof.isEmpty()) {
            become(notTaken.answer(listener));
            deadline.set(
                    settings.answerLimit(),
                    () -> giveUp("FreeSWITCH did not answer it", HangupCause.RECOVERY_ON_TIMER_EXPIRE));
            mindReply("answer", channel.answer());
        } else if (notTaken instanceof CallState.Dialled dialled && sound.started()) {
            become(dialled.takeOver(listener));
        } else {
            arm(notTaken.arm(listener, proof.get()));
        }
    }

    // ---- Sound

    private void arm(CallState.Arming arming) {
        become(arming);
        deadline.set(settings.firstSoundLimit(), () -> silent(arming));
        if (awaited == null) {
            askForSound(arming.leg());
        }
    }

    private void askForSound(LegWithMedia leg) {
        SoundWay.Asked asked;
        try {
            asked = way.ask(leg);
        } catch (MediaException | IllegalArgumentException e) {
            log.error("callId={} cannot have sound ({}): {}", this.leg.id(), leg, e.getMessage());
            end(HangupCause.TEMPORARY_FAILURE);
            return;
        }
        awaited = asked.up();
        asked.up().thenAccept(what -> lane.execute(() -> soundCame(asked.up(), what)));
        mindReply("sound", asked.reply());
    }

    private void soundCame(CompletableFuture<?> up, Object what) {
        if (up != awaited) {
            return;
        }
        awaited = null;
        log.debug("callId={} has sound, {}", leg.id(), what);
        if (state instanceof CallState.Arming arming) {
            become(arming.flowing(nextFrame));
            sound.start();
            guard("its listener", () -> arming.news().tell(arming.listener()));
            wanted.ifPresent(transfer -> transfer(transfer.target(), transfer.afterPerson()));
        } else if (state instanceof CallState.Dialled) {
            sound.start();
        }
    }

    private void silent(CallState.Arming arming) {
        awaited = null;
        if (arming.attempt() > settings.rearmings()) {
            giveUp("no sound came after it was asked for " + arming.attempt() + " times", HangupCause.MEDIA_TIMEOUT);
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
        if (!(state instanceof CallState.WithBot withBot)) {
            return;
        }
        CallState.Parking parking = withBot.soundLost(nextFrame, STEADY);
        if (parking.attempt() > settings.rearmings()) {
            giveUp("its sound stopped " + parking.attempt() + " times in a row", HangupCause.MEDIA_TIMEOUT);
        } else {
            log.warn("callId={} lost its sound for {} ms and asks for it again", leg.id(), silentFor.toMillis());
            park(parking);
        }
    }

    private void park(CallState.Parking parking) {
        become(parking);
        deadline.set(settings.answerLimit(), () -> giveUp("FreeSWITCH did not park it", HangupCause.MEDIA_TIMEOUT));
        mindReply("park", channel.park());
    }

    @Override
    public void onFrame(AudioFrame heard, AudioFrame said) {
        if (state instanceof CallState.Taken taken) {
            guard("its listener", () -> taken.listener().onFrame(nextFrame++, heard, said));
        } else if (state instanceof CallState.Dialled dialled) {
            guard("Heedline's side", () -> dialled.dialler().onEarlyMedia(heard));
        }
    }

    @Override
    public void onPlaybackFinished(Playback playback) {
        if (state instanceof CallState.Taken taken) {
            guard("its listener", () -> taken.listener().onPlaybackFinished(playback));
        }
    }

    void play(SpeechQueue.Piece piece, Playback playback) {
        if (state instanceof CallState.Taken && !(state instanceof CallState.WithPerson)) {
            sound.play(piece, playback);
        }
    }

    void stop(SpeechQueue.Piece piece) {
        sound.stop(piece);
    }

    // ---- Persons

    void transfer(TransferTarget target, AfterPerson afterPerson) {
        wanted = Optional.empty();
        if (state instanceof CallState.WithBot withBot) {
            sound.dropSpeech();
            CallState.Transferring transferring = withBot.transfer(target, afterPerson, nextFrame);
            become(transferring);
            deadline.set(
                    settings.ringingLimit().plus(RINGING_GRACE),
                    () -> transferFailed(transferring, new DialOutcome.NoAnswer(rang(transferring))));
            persons.begin();
            mindReply("transfer", channel.transfer(target, afterPerson));
        } else if (state instanceof CallState.Answering
                || state instanceof CallState.Arming
                || state instanceof CallState.Parking) {
            sound.dropSpeech();
            wanted = Optional.of(new Wanted(target, afterPerson));
        }
    }

    private void bridged() {
        if (state instanceof CallState.Transferring transferring) {
            sound.dropSpeech();
            become(transferring.answered());
            guard(
                    "its listener",
                    () -> transferring
                            .listener()
                            .onTransferred(transferring.target().text()));
        } else if (state instanceof CallState.WithPerson) {
            deadline.cancel();
        }
    }

    private void executed(EslEvent event) {
        if (state instanceof CallState.Transferring transferring) {
            TransferEnd.of(event, transferring.target(), rang(transferring))
                    .ifPresent(why -> transferFailed(transferring, why));
        }
    }

    private void transferFailed(CallState.Transferring transferring, DialOutcome why) {
        log.info("callId={} found nobody at the target of its transfer: {}", leg.id(), why.cause());
        leavePerson();
        park(transferring.failed(why));
    }

    private Duration rang(CallState.Transferring transferring) {
        return Duration.ofMillis((nextFrame - transferring.since()) * AudioFrame.DURATION_MS);
    }

    /** What follows was told to FreeSWITCH before; this is for the case that it does not. */
    private void unbridged() {
        if (state instanceof CallState.WithPerson with) {
            deadline.set(settings.hangupLimit(), () -> {
                if (with.afterPerson() == AfterPerson.RETURN) {
                    comeBack(with);
                } else {
                    end(HangupCause.NORMAL_CLEARING);
                }
            });
        }
    }

    private void comeBack(CallState.WithPerson with) {
        leavePerson();
        park(with.returned());
    }

    /** The last words with a person are read from the disk a little later than they are spoken. */
    private void leavePerson() {
        persons.end()
                .thenAccept(rest -> lane.execute(() -> {
                    if (state instanceof CallState.Parking || state instanceof CallState.Arming) {
                        rest.forEach(heard -> onFrame(heard.caller(), said(heard)));
                    } else if (!rest.isEmpty()) {
                        log.warn(
                                "callId={} heard {} frames with the person too late and drops them",
                                leg.id(),
                                rest.size());
                    }
                }));
    }

    private static AudioFrame said(MediaLink.Heard heard) {
        return heard.person() == null ? AudioFrame.SILENCE : heard.person();
    }

    // ---- Events

    void onEvent(EslEvent event) {
        if (event.channel().filter(leg.channel()::equals).isEmpty()) {
            return;
        }
        LegWithMedia.answered(leg, event).ifPresent(leg -> proof = Optional.of(leg));
        way.onEvent(event);
        switch (event.name()) {
            case "CHANNEL_ANSWER" -> answered();
            case "CHANNEL_PROGRESS_MEDIA" -> progress(event);
            case "CHANNEL_PARK" -> parked();
            case "CHANNEL_BRIDGE" -> bridged();
            case "CHANNEL_UNBRIDGE" -> unbridged();
            case "CHANNEL_EXECUTE_COMPLETE" -> executed(event);
            case "DTMF" -> dtmf(event);
            case "CHANNEL_HANGUP" -> hungUp(event);
            case "CHANNEL_HANGUP_COMPLETE" -> {
                hungUp(event);
                finish();
            }
            default -> {
                // The others tell nothing that matters here.
            }
        }
    }

    private void answered() {
        if (state instanceof CallState.Answering answering && proof.isPresent()) {
            arm(answering.answered(proof.get()));
        } else if (state instanceof CallState.Dialled dialled && proof.isPresent()) {
            calleeAnswered(dialled.dialler());
        }
    }

    private void progress(EslEvent event) {
        if (state instanceof CallState.Dialled && awaited == null && !sound.started()) {
            LegWithMedia.early(leg, event).ifPresent(this::askForSound);
        }
    }

    private void parked() {
        if (state instanceof CallState.Parking parking && proof.isPresent()) {
            arm(parking.parked(proof.get()));
        } else if (state instanceof CallState.WithPerson with && with.afterPerson() == AfterPerson.RETURN) {
            comeBack(with);
        }
    }

    private void dtmf(EslEvent event) {
        String key = event.header("DTMF-Digit").orElse("");
        boolean heardInSound =
                event.header("DTMF-Source").filter("INBAND_AUDIO"::equals).isPresent();
        if (key.length() == 1 && !heardInSound && state instanceof CallState.Taken taken) {
            guard("its listener", () -> taken.listener().onDtmf(key.charAt(0)));
        }
    }

    // ---- The end

    /** Nobody may come back to this lane: the channel is hung up from here, the rest happens if somebody does. */
    @Override
    public void onLaneStuck(int tasksWaiting) {
        log.error(
                "callId={} is hung up: {} tasks wait on its lane, whose listener does not come back",
                leg.id(),
                tasksWaiting);
        channel.hangUp(HangupCause.TEMPORARY_FAILURE);
        lane.execute(() -> end(HangupCause.TEMPORARY_FAILURE));
    }

    private void hungUp(EslEvent event) {
        HangupCause cause = Causes.of(event.header("Hangup-Cause").orElse(""));
        boolean gaveUp = state instanceof CallState.Ringing && cause == HangupCause.NORMAL_CLEARING;
        over(gaveUp ? HangupCause.ORIGINATOR_CANCEL : cause);
    }

    /** Ends it for everyone here and hangs the channel up. */
    void end(HangupCause cause) {
        if (!isOver()) {
            over(cause);
            channel.hangUp(cause).whenComplete((reply, fault) -> {
                if (fault != null || !reply.ok()) {
                    // The channel or the connection is gone already.
                    lane.execute(this::finish);
                }
            });
        }
    }

    /**
     * The channel is gone, and the event that says why was never told: so it is when the caller gives up in the very
     * moment in which the call is taken.
     */
    void endMissed() {
        boolean answered = state instanceof CallState.Taken && !(state instanceof CallState.Answering);
        over(answered ? HangupCause.NORMAL_CLEARING : HangupCause.ORIGINATOR_CANCEL);
        finish();
    }

    /** The channel is gone, or out of reach. */
    void gone(HangupCause cause, String why) {
        if (!isOver()) {
            log.warn("callId={} is over while {}: {}", leg.id(), state.label(), why);
            over(cause);
        }
        finish();
    }

    private void giveUp(String why, HangupCause cause) {
        log.error("callId={} is hung up while {}: {}", leg.id(), state.label(), why);
        end(cause);
    }

    void fail(String who, Throwable fault) {
        log.error("callId={} is ended after {} ms, for {} failed", leg.id(), sinceAnswer(), who, fault);
        end(HangupCause.TEMPORARY_FAILURE);
    }

    private boolean isOver() {
        return state instanceof CallState.HangingUp || state instanceof CallState.Ended;
    }

    private void over(HangupCause cause) {
        if (isOver()) {
            return;
        }
        CallState last = state;
        become(new CallState.HangingUp(cause));
        deadline.set(settings.hangupLimit(), () -> {
            log.error(
                    "callId={} channel={} did not hang up within {} ms and is given up",
                    leg.id(),
                    leg.channel(),
                    settings.hangupLimit().toMillis());
            finish();
        });
        wanted = Optional.empty();
        awaited = null;
        CompletableFuture<List<MediaLink.Heard>> rest = persons.over();
        sound.close();
        outcome.complete(Causes.outcome(cause, leg.callee(), Duration.ZERO));
        log.info("callId={} ended hangupCause={} after {} ms", leg.id(), cause, sinceAnswer());
        // Told behind what runs now, so that a listener is never called from within its own call to hangUp.
        rest.thenAccept(frames -> lane.execute(() -> {
            if (last instanceof CallState.Taken taken) {
                tellEnd(taken.listener(), frames, cause);
            }
            told.complete(null);
        }));
    }

    /** The last words with a person come first. */
    private void tellEnd(CallListener listener, List<MediaLink.Heard> rest, HangupCause cause) {
        try {
            for (MediaLink.Heard heard : rest) {
                listener.onFrame(nextFrame++, heard.caller(), said(heard));
            }
        } catch (RuntimeException | Error fault) {
            log.error("callId={} was over, and its listener failed on its last frames", leg.id(), fault);
        }
        try {
            listener.onEnded(cause);
        } catch (RuntimeException | Error fault) {
            log.error("callId={} was over, and its listener failed on hearing so", leg.id(), fault);
        }
    }

    private void finish() {
        if (state instanceof CallState.HangingUp hangingUp) {
            become(new CallState.Ended(hangingUp.cause()));
            told.thenRun(() -> lane.execute(release));
        }
    }

    private long sinceAnswer() {
        return nextFrame * AudioFrame.DURATION_MS;
    }

    // ---- Helpers

    private void become(CallState next) {
        deadline.cancel();
        transitions.count(state.label(), next.label());
        log.debug("callId={} state={} -> {}", leg.id(), state.label(), next.label());
        state = next;
    }

    /** A command that FreeSWITCH refuses is told; what it was to bring about has a limit of its own. */
    private void mindReply(String what, CompletableFuture<EslReply> replied) {
        replied.thenAccept(reply -> {
            if (!reply.ok()) {
                lane.execute(() -> refused(what, reply));
            }
        });
    }

    private void refused(String what, EslReply reply) {
        if (isOver()) {
            return;
        }
        if (Channel.isGone(reply)) {
            // Its last event is on its way, or was never told.
            deadline.set(LAST_WORDS, this::endMissed);
            return;
        }
        log.warn(
                "callId={} {} was refused while {}: {}",
                leg.id(),
                what,
                state.label(),
                reply.text().lines().findFirst().orElse(""));
    }

    /** Runs what others wrote; their fault ends this call. Does nothing once the call is over. */
    private void guard(String who, Runnable code) {
        if (isOver()) {
            return;
        }
        try {
            code.run();
        } catch (RuntimeException | Error fault) {
            fail(who, fault);
        }
    }
}
