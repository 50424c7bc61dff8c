package io.heedline.telephony.internal.calls;

import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.esl.EslEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a call over to a person and takes it back. All of it runs on the call's lane. */
final class CallTransfer {

    private static final Logger log = LoggerFactory.getLogger(CallTransfer.class);

    /** FreeSWITCH ends the ringing itself; this is for the case that it does not. */
    private static final Duration RINGING_GRACE = Duration.ofSeconds(2);

    /** A transfer that was asked for while there was no sound. */
    private record Wanted(TransferTarget target, AfterPerson afterPerson) {}

    private final Leg leg;
    private final CallSettings settings;
    private final CallLife life;
    private final CallSound sounding;
    private final Lane lane;
    private final Channel channel;
    private final PersonsPart persons;
    private Optional<Wanted> wanted = Optional.empty();

    CallTransfer(
            Leg leg,
            CallSettings settings,
            CallLife life,
            CallSound sounding,
            Lane lane,
            Channel channel,
            PersonsPart persons) {
        this.leg = leg;
        this.settings = settings;
        this.life = life;
        this.sounding = sounding;
        this.lane = lane;
        this.channel = channel;
        this.persons = persons;
        sounding.whenFlowing(() -> wanted.ifPresent(asked -> transfer(asked.target(), asked.afterPerson())));
    }

    void transfer(TransferTarget target, AfterPerson afterPerson) {
        wanted = Optional.empty();
        if (life.state() instanceof CallState.WithBot withBot) {
            sounding.sound().dropSpeech();
            CallState.Transferring transferring = withBot.transfer(target, afterPerson, life.frames());
            life.become(transferring);
            life.within(
                    settings.ringingLimit().plus(RINGING_GRACE),
                    () -> failed(transferring, new DialOutcome.NoAnswer(rang(transferring))));
            persons.begin();
            life.mindReply("transfer", channel.transfer(target, afterPerson));
        } else if (life.state() instanceof CallState.Answering
                || life.state() instanceof CallState.Arming
                || life.state() instanceof CallState.Parking) {
            sounding.sound().dropSpeech();
            wanted = Optional.of(new Wanted(target, afterPerson));
        }
    }

    /** A person talks with the other side. */
    void bridged() {
        if (life.state() instanceof CallState.Transferring transferring) {
            sounding.sound().dropSpeech();
            life.become(transferring.answered());
            life.guard(
                    "its listener",
                    () -> transferring
                            .listener()
                            .onTransferred(transferring.target().text()));
        } else if (life.state() instanceof CallState.WithPerson) {
            life.asLongAsItTakes();
        }
    }

    /** An application has completed. */
    void executed(EslEvent event) {
        if (life.state() instanceof CallState.Transferring transferring) {
            TransferEnd.of(event, transferring.target(), rang(transferring))
                    .ifPresent(why -> failed(transferring, why));
        }
    }

    private void failed(CallState.Transferring transferring, DialOutcome why) {
        log.info("callId={} found nobody at the target of its transfer: {}", leg.id(), why.cause());
        leavePerson();
        sounding.park(transferring.failed(why));
    }

    private Duration rang(CallState.Transferring transferring) {
        return Duration.ofMillis((life.frames() - transferring.since()) * AudioFrame.DURATION_MS);
    }

    /** What follows was told to FreeSWITCH before; this is for the case that it does not. */
    void unbridged() {
        if (life.state() instanceof CallState.WithPerson with) {
            life.within(settings.hangupLimit(), () -> {
                if (with.afterPerson() == AfterPerson.RETURN) {
                    comeBack(with);
                } else {
                    life.end(HangupCause.NORMAL_CLEARING);
                }
            });
        }
    }

    /** The channel is parked: so FreeSWITCH was told for the case that the person puts down the receiver. */
    void parked() {
        if (life.state() instanceof CallState.WithPerson with && with.afterPerson() == AfterPerson.RETURN) {
            comeBack(with);
        }
    }

    private void comeBack(CallState.WithPerson with) {
        leavePerson();
        sounding.park(with.returned());
    }

    /** The last words with a person are read from the disk a little later than they are spoken. */
    private void leavePerson() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        persons.end()
                .thenRun(() -> lane.execute(() -> {
                    persons.takeLastWords().forEach(heard -> sounding.onFrame(heard.caller(), PersonsPart.said(heard)));
                    told.complete(null);
                }));
        sounding.askBehind(told);
    }
}
