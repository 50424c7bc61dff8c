package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.freeswitch.real.BaresipPhone;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.Melody;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sequence;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers handed over to people: the person is heard, and the call comes back or ends as was agreed. */
class TransferIT {

    /** What the person says; the caller's noise has other frames. */
    private static final Melody PERSON = new Melody(330, 550, 880, 330);

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    private final RtpPhone sound = RtpPhone.usual();
    private ProbeHotline hotline;
    private SippRun caller;
    private ProbeCall call;

    @BeforeEach
    void aCallerTalksWithUs() {
        hotline = ProbeHotline.open(freeSwitch);
        caller = new Sipp(freeSwitch, "caller-is-hung-up", 0).sound(sound).calls(RealFreeSwitch.HOTLINE);
        sound.connect(caller.awaitPort("answered"));
        call = hotline.awaitCall(0);
        call.await("sound", () -> call.frames() > 20);
    }

    @AfterEach
    void nothingIsLeft() {
        call.onLane(last -> last.hangUp(HangupCause.NORMAL_CLEARING));
        hotline.awaitQuiet(freeSwitch);
        assertThat(call.ends()).hasSize(1);
        assertThat(call.isGapless()).isTrue();
        caller.close();
        hotline.close();
        sound.close();
    }

    private static BaresipPhone person(String extension, boolean answers) {
        return new BaresipPhone(freeSwitch, extension, 0, "PCMA", answers, PERSON.sound());
    }

    private void handOver(String target, AfterPerson afterPerson) {
        call.onLane(answered -> answered.transfer(TransferTarget.parse(target), afterPerson));
    }

    @Test
    void anAgentOfTheQueueTakesOverAndTheCallComesBack() {
        try (BaresipPhone agent = person("1000", true)) {
            handOver("queue:support@default", AfterPerson.RETURN);
            call.awaitHappening("transferred to queue:support@default");
            talkWithThePerson();
            agent.hangUp();
            call.awaitHappening("returned");

            assertBothHearEachOther();
            assertThat(call.happenings()).startsWith("transferred to queue:support@default", "returned");
        }
    }

    @Test
    void anExtensionTakesOverAndTheCallComesBack() {
        try (BaresipPhone person = person("1001", true)) {
            handOver("1001", AfterPerson.RETURN);
            call.awaitHappening("transferred to 1001");
            talkWithThePerson();
            person.hangUp();
            call.awaitHappening("returned");

            assertBothHearEachOther();
        }
    }

    @Test
    void theCallEndsWithThePerson() {
        try (BaresipPhone person = person("1001", true)) {
            handOver("1001", AfterPerson.END);
            call.awaitHappening("transferred to 1001");
            talkWithThePerson();
            person.hangUp();

            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            caller.awaitSuccess();
            assertThat(call.happenings()).containsExactly("transferred to 1001", "ended NORMAL_CLEARING");
        }
    }

    @Test
    void theCallEndsWithTheAgent() {
        try (BaresipPhone agent = person("1000", true)) {
            handOver("queue:support@default", AfterPerson.END);
            call.awaitHappening("transferred to queue:support@default");
            talkWithThePerson();
            agent.hangUp();

            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            caller.awaitSuccess();
        }
    }

    @Test
    void aPersonWhoDeclinesLeavesTheCallerWithUs() {
        try (BaresipPhone person = person("1001", false)) {
            handOver("1001", AfterPerson.RETURN);
            person.awaitEvents("CALL_INCOMING", 1);
            person.hangUp();
            call.awaitHappening("transfer to 1001 failed");

            assertThat(call.happenings().get(0)).contains("Busy");
            assertBothHearEachOther();
        }
    }

    @Test
    void nobodyAtTheExtensionLeavesTheCallerWithUs() {
        handOver("1001", AfterPerson.END);
        call.awaitHappening("transfer to 1001 failed");

        assertThat(call.happenings().get(0)).contains("Unreachable");
        assertBothHearEachOther();
    }

    @Test
    void anUnknownExtensionLeavesTheCallerWithUs() {
        handOver("4711", AfterPerson.END);
        call.awaitHappening("transfer to 4711 failed");

        assertBothHearEachOther();
    }

    @Test
    void anUnknownQueueLeavesTheCallerWithUs() {
        handOver("queue:nobody@default", AfterPerson.RETURN);
        call.awaitHappening("transfer to queue:nobody@default failed");

        assertBothHearEachOther();
    }

    @Test
    void aPersonWhoDoesNotAnswerLeavesTheCallerWithUs() {
        try (BaresipPhone person = person("1001", false)) {
            handOver("1001", AfterPerson.RETURN);
            call.awaitHappening("transfer to 1001 failed");

            assertThat(call.happenings().get(0)).contains("NoAnswer");
            assertBothHearEachOther();
            person.awaitEvents("CALL_CLOSED", 1);
        }
    }

    @Test
    void aCallComesBackTwice() {
        try (BaresipPhone person = person("1001", true)) {
            for (int round = 1; round <= 2; round++) {
                int times = round;
                handOver("1001", AfterPerson.RETURN);
                call.await("the person, " + times, () -> count("transferred to 1001") == times);
                person.hangUp();
                call.await("the return, " + times, () -> count("returned") == times);
            }
            assertBothHearEachOther();
        }
    }

    @Test
    void aCallerWhoHangsUpOnThePersonIsGone() {
        try (BaresipPhone person = person("1001", true)) {
            handOver("1001", AfterPerson.RETURN);
            call.awaitHappening("transferred to 1001");
            caller.close();
            freeSwitch.api("uuid_kill " + call.call().id());

            call.awaitEnd();
            person.awaitEvents("CALL_CLOSED", 1);
            assertThat(count("returned")).isZero();
        }
    }

    private long count(String happening) {
        return call.happenings().stream().filter(happening::equals).count();
    }

    /** The caller's noise and the person's melody are both in what we hear and record meanwhile. */
    private void talkWithThePerson() {
        NumberedFrames noise = new NumberedFrames(LineCode.PCMA, 50, 7);
        sound.say(noise.sound());
        call.await(
                "the person's melody", () -> PERSON.tonesIn(joined(call.said())).size() >= 4);
        List<Integer> melody = PERSON.tonesIn(joined(call.said()));
        assertThat(melody).as("what the person said, as we record it").endsWith(330, 550, 880, 330);
        call.await("the caller's words", () -> noise.numbersIn(call.heard()).size() >= 45);
        assertThat(PERSON.tonesIn(joined(sound.heardSound())))
                .as("what the caller heard of the person")
                .endsWith(330, 550, 880, 330);
    }

    private void assertBothHearEachOther() {
        NumberedFrames ours = new NumberedFrames(LineCode.PCMA, 50, 8);
        NumberedFrames theirs = new NumberedFrames(LineCode.PCMA, 50, 9);
        call.onLane(answered -> answered.play(ours.sound()));
        sound.say(theirs.sound());
        call.awaitHappening("played");
        call.await("the caller", () -> theirs.numbersIn(call.heard()).size() >= 45);
        call.await("what we say", () -> ours.numbersIn(sound.heardSound()).size() >= 45);
        Sequence heard = Sequence.of(ours.numbersIn(sound.heardSound()));
        assertThat(heard.last() - heard.first())
                .as("what the caller heard: " + heard)
                .isGreaterThan(45);
        assertThat(heard.slips()).as("what the caller heard: " + heard).isLessThanOrEqualTo(3);
    }

    private static Pcm joined(List<short[]> frames) {
        return Pcm.concat(frames.stream().map(frame -> new Pcm(frame, 8_000)).toList());
    }
}
