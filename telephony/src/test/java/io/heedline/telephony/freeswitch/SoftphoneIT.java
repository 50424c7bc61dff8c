package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.freeswitch.real.BaresipPhone;
import io.heedline.telephony.freeswitch.real.Melody;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person at a softphone calls the hotline: sound of any codec, keys, and hanging up. */
class SoftphoneIT {

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @ParameterizedTest
    @CsvSource({"opus/48000/2, opus", "PCMU, PCMU"})
    void bothHearEachOtherKeysArriveAndThePersonHangsUp(String codec, String used) {
        Melody theirs = new Melody(330, 550, 880, 330, 550, 880);
        Melody ours = new Melody(880, 330, 550, 880);
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch);
                BaresipPhone phone = new BaresipPhone(freeSwitch, "1000", 0, codec, false, theirs.sound())) {
            phone.dial(RealFreeSwitch.HOTLINE, freeSwitch.phones());
            ProbeCall call = hotline.awaitCall(0);
            call.await("sound", () -> call.frames() > 20);
            assertThat(freeSwitch.api("uuid_getvar " + call.call().id() + " read_codec"))
                    .isEqualToIgnoringCase(used);

            call.onLane(answered -> answered.play(ours.sound()));
            call.await("their melody", () -> theirs.tonesIn(heard(call)).size() >= 5);
            call.await(
                    "our melody",
                    () -> ours.tonesIn(Resampler.resample(phone.heard(), 8_000)).size() >= 4);
            phone.press("159#");
            call.await("the keys", () -> call.keys().length() >= 4);
            phone.hangUp();

            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            assertThat(call.keys()).isEqualTo("159#");
            assertThat(call.isGapless()).isTrue();
            hotline.awaitQuiet(freeSwitch);
            assertThat(call.ends()).hasSize(1);
        }
    }

    private static Pcm heard(ProbeCall call) {
        return Pcm.concat(
                call.heard().stream().map(frame -> new Pcm(frame, 8_000)).toList());
    }
}
