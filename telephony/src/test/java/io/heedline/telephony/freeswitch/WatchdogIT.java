package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.HangupCause;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others meddle with a call: its sound comes back. */
class WatchdogIT {

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid_broadcast %s gentones::%%(500,0,440) aleg",
                "uuid_broadcast %s tone_stream://%%(3000,0,440) aleg",
                "uuid_displace %s start tone_stream://%%(500,0,440)",
                "uuid_park %s"
            })
    void soundComesBackAfter(String meddling) {
        NumberedFrames before = new NumberedFrames(LineCode.PCMA, 50, 1);
        NumberedFrames after = new NumberedFrames(LineCode.PCMA, 50, 2);
        NumberedFrames ours = new NumberedFrames(LineCode.PCMA, 50, 3);
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch);
                RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            ProbeCall call = hotline.awaitCall(0);
            phone.say(before.sound());
            call.await("the first words", () -> before.numbersIn(call.heard()).size() >= 40);
            long frames = call.frames();

            assertThat(freeSwitch.api(meddling.formatted(call.call().id()))).startsWith("+OK");
            call.await("3 s to pass", () -> call.frames() > frames + 150);
            phone.say(after.sound());
            call.onLane(answered -> answered.play(ours.sound()));

            call.await(
                    "what the caller says now",
                    () -> after.numbersIn(call.heard()).size() >= 40);
            call.await(
                    "what we say now", () -> ours.numbersIn(phone.heardSound()).size() >= 40);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));
            caller.awaitSuccess();
            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            assertThat(call.isGapless()).isTrue();
            assertThat(call.ends()).hasSize(1);
        }
    }

    @Test
    void aCallThatOthersTakeAwayForGoodEnds() {
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch);
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0).calls(RealFreeSwitch.HOTLINE)) {
            caller.awaitPort("answered");
            ProbeCall call = hotline.awaitCall(0);
            call.await("sound", () -> call.frames() > 20);

            freeSwitch.api("uuid_kill " + call.call().id() + " CALL_REJECTED");

            assertThat(call.awaitEnd()).isEqualTo(HangupCause.CALL_REJECTED);
            assertThat(caller.awaitLog("ended")).isEqualTo("21");
            hotline.awaitQuiet(freeSwitch);
        }
    }

    @Test
    void aChannelThatNobodyKnowsIsNotTouched() {
        String stranger = UUID.randomUUID().toString();
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch)) {
            freeSwitch.api("originate {origination_uuid=" + stranger + "}loopback/echo/trial &park()");
            hotline.awaitUp();
            assertThat(freeSwitch.api("uuid_exists " + stranger)).isEqualTo("true");
        } finally {
            freeSwitch.api("hupall");
        }
        assertThat(List.of(freeSwitch.api("uuid_exists " + stranger))).containsExactly("false");
    }
}
