package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.telephony.freeswitch.real.BaresipPhone;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That the telephones of the other tests tell the truth: they call the exchange's echo, without Heedline. */
class TelephonesIT {

    private static final String ECHO = "9196";

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @Test
    void whatASippCallerSaysComesBackFrameByFrame() {
        freeSwitch.mustBeOwn();
        NumberedFrames noise = new NumberedFrames(LineCode.PCMA, 50, 1);
        try (RtpPhone phone = RtpPhone.usual();
                SippRun call = new Sipp(freeSwitch, "caller-hangs-up", 0)
                        .sound(phone)
                        .staying(Duration.ofSeconds(2))
                        .calls(ECHO)) {
            phone.connect(call.awaitPort("answered"));
            phone.say(noise.sound());

            call.awaitSuccess();

            List<Integer> numbers = noise.numbersIn(phone.heardSound());
            assertThat(numbers).hasSizeGreaterThan(45).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aSoftphoneHearsItselfAndIsHungUp() {
        freeSwitch.mustBeOwn();
        try (BaresipPhone phone = new BaresipPhone(freeSwitch, "1000", 0, "PCMA", true, tone(5))) {
            phone.dial(ECHO, freeSwitch.trunk());
            phone.awaitEvents("CALL_ESTABLISHED", 1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() -> phone.heard().durationMs() > 2_000);

            freeSwitch.api("hupall");

            phone.awaitEvents("CALL_CLOSED", 1);
            assertThat(Level.dbfs(phone.heard().slice(1_000, 2_000))).isGreaterThan(-30);
        }
        // The list of channels is a little behind.
        Awaitility.await().until(() -> freeSwitch.channels() == 0);
    }

    private static Pcm tone(int seconds) {
        double[] angles = IntStream.range(0, seconds * 8_000)
                .mapToDouble(i -> 2 * Math.PI * 500 * i / 8_000)
                .toArray();
        short[] samples = new short[angles.length];
        for (int i = 0; i < angles.length; i++) {
            samples[i] = (short) (6_000 * Math.sin(angles[i]));
        }
        return new Pcm(samples, 8_000);
    }
}
