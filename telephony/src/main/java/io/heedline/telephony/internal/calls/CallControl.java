package io.heedline.telephony.internal.calls;

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
import io.heedline.telephony.internal.media.MediaLink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What leads one call from state to state: who takes it, and what FreeSWITCH tells of its channel. All of it runs on the
 * call's lane.
 */
final class CallControl {

    private static final Logger log = LoggerFactory.getLogger(CallControl.class);

    private final Call call;
    private final Leg leg;
    private final CallSettings settings;
    private final Channel channel;
    private final CallLife life;
    private final CallSound sounding;
    private final PersonsPart persons;
    private final CallTransfer transfers;
    private Optional<LegWithMedia> proof;

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
        this.channel = channel;
        life = new CallLife(leg, settings, services, lane, channel, this::closeSound, release);
        sounding = new CallSound(leg, settings, services, life, lane, channel);
        persons = new PersonsPart(leg, settings, services.tails(), channel, sounding.sound());
        transfers = new CallTransfer(leg, settings, life, sounding, lane, channel, persons);
        proof = LegWithMedia.answered(leg, leg.data());
    }

    private CompletableFuture<List<MediaLink.Heard>> closeSound() {
        CompletableFuture<List<MediaLink.Heard>> rest = persons.over();
        sounding.sound().close();
        return rest;
    }

    CompletableFuture<DialOutcome> outcome() {
        return life.outcome();
    }

    void ringHotline(Consumer<Call> hotline) {
        life.guard("its hotline", () -> hotline.accept(call));
    }

    void ringPerson(DialListener dialler) {
        if (life.state() instanceof CallState.Ringing ringing) {
            life.become(ringing.dialled(dialler));
            if (proof.isPresent()) {
                calleeAnswered(dialler);
            } else {
                LegWithMedia.early(leg, leg.data()).ifPresent(sounding::listenEarly);
            }
        }
    }

    private void calleeAnswered(DialListener dialler) {
        life.guard("Heedline's side", () -> dialler.onAnswered(call));
        if (life.state() instanceof CallState.NotTaken) {
            log.error("callId={} was answered, and Heedline did not take it over", leg.id());
            life.end(HangupCause.TEMPORARY_FAILURE);
        }
    }

    void answer(CallListener listener) {
        if (life.isOver()) {
            return;
        }
        if (!(life.state() instanceof CallState.NotTaken notTaken)) {
            throw new IllegalStateException("call " + leg.id() + " was answered before");
        }
        if (proof.isEmpty() && leg.direction() == Direction.OUTBOUND) {
            throw new IllegalStateException("call " + leg.id() + " has not been answered by the called side yet");
        }
        life.outcome().complete(new DialOutcome.Answered(leg.id()));
        if (proof.isEmpty()) {
            life.become(notTaken.answer(listener));
            life.within(
                    settings.answerLimit(),
                    () -> life.giveUp("FreeSWITCH did not answer it", HangupCause.RECOVERY_ON_TIMER_EXPIRE));
            life.mindReply("answer", channel.answer());
        } else if (notTaken instanceof CallState.Dialled dialled && dialled.early() == CallState.Early.FLOWS) {
            life.become(dialled.takeOver(listener));
        } else if (notTaken instanceof CallState.Dialled dialled && dialled.early() == CallState.Early.LOST) {
            sounding.park(dialled.takeOverSilent(listener));
        } else {
            sounding.arm(notTaken.arm(listener, proof.get()));
        }
    }

    void play(SpeechQueue.Piece piece, Playback playback) {
        if (life.state() instanceof CallState.Taken && !(life.state() instanceof CallState.WithPerson)) {
            sounding.sound().play(piece, playback);
        }
    }

    void stop(SpeechQueue.Piece piece) {
        sounding.sound().stop(piece);
    }

    void setGain(SpeechQueue.Piece piece, double db) {
        sounding.sound().setGain(piece, db);
    }

    void transfer(TransferTarget target, AfterPerson afterPerson) {
        transfers.transfer(target, afterPerson);
    }

    void end(HangupCause cause) {
        life.end(cause);
    }

    void endMissed() {
        life.endMissed();
    }

    void gone(HangupCause cause, String why) {
        life.gone(cause, why);
    }

    void fail(String who, Throwable fault) {
        life.fail(who, fault);
    }

    void onEvent(EslEvent event) {
        if (event.channel().filter(leg.channel()::equals).isEmpty()) {
            return;
        }
        LegWithMedia.answered(leg, event).ifPresent(latest -> proof = Optional.of(latest));
        sounding.way().onEvent(event);
        switch (event.name()) {
            case "CHANNEL_ANSWER" -> answered();
            case "CHANNEL_PROGRESS_MEDIA" -> progress(event);
            case "CHANNEL_PARK" -> parked();
            case "CHANNEL_BRIDGE" -> transfers.bridged();
            case "CHANNEL_UNBRIDGE" -> transfers.unbridged();
            case "CHANNEL_EXECUTE_COMPLETE" -> transfers.executed(event);
            case "DTMF" -> dtmf(event);
            case "CHANNEL_HANGUP" -> life.hungUp(cause(event), false);
            case "CHANNEL_HANGUP_COMPLETE" -> life.hungUp(cause(event), true);
            default -> {
                // The others tell nothing that matters here.
            }
        }
    }

    private static HangupCause cause(EslEvent event) {
        return Causes.of(event.header("Hangup-Cause").orElse(""));
    }

    private void answered() {
        if (life.state() instanceof CallState.Answering answering && proof.isPresent()) {
            sounding.arm(answering.answered(proof.get()));
        } else if (life.state() instanceof CallState.Dialled dialled && proof.isPresent()) {
            calleeAnswered(dialled.dialler());
        }
    }

    private void progress(EslEvent event) {
        if (life.state() instanceof CallState.Dialled) {
            LegWithMedia.early(leg, event).ifPresent(sounding::listenEarly);
        }
    }

    private void parked() {
        if (life.state() instanceof CallState.Parking parking && proof.isPresent()) {
            sounding.arm(parking.parked(proof.get()));
        } else {
            transfers.parked();
        }
    }

    /** Keys that are heard in the sound itself are the recogniser's, so that one key does not count twice. */
    private void dtmf(EslEvent event) {
        String key = event.header("DTMF-Digit").orElse("");
        boolean heardInSound =
                event.header("DTMF-Source").filter("INBAND_AUDIO"::equals).isPresent();
        if (key.length() == 1 && !heardInSound && life.state() instanceof CallState.Taken taken) {
            life.guard("its listener", () -> taken.listener().onDtmf(key.charAt(0)));
        }
    }
}
