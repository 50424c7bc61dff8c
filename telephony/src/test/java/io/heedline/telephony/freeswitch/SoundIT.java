package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.HangupCause;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sequence;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers say reaches us, and what we say reaches them, to the bit. */
class SoundIT {

    /** 4 s. */
    private static final int FRAMES = 200;

    /** Two processes with clocks of their own, on a machine that has others to serve too: some frames may be too late. */
    private static final int SLIPS = 6;

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    @ParameterizedTest(name = "{0} in packets of {1} ms")
    @CsvSource({"PCMA, 20", "PCMU, 20", "PCMA, 40", "PCMU, 10", "PCMA, 30"})
    void bothSidesHearEachOtherFrameByFrame(LineCode code, int ptimeMs) {
        NumberedFrames callers = new NumberedFrames(code, FRAMES, 1);
        NumberedFrames ours = new NumberedFrames(code, FRAMES, 2);
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch);
                RtpPhone phone = new RtpPhone(code, ptimeMs);
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            ProbeCall call = hotline.awaitCall(0);
            call.await("sound", () -> call.frames() > 20);
            phone.say(callers.sound());
            call.onLane(answered -> answered.play(ours.sound()));

            call.awaitHappening("played");
            call.await(
                    "the caller's last words",
                    () -> callers.numbersIn(call.heard()).contains(FRAMES - 1) || call.frames() > 3 * FRAMES);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));

            assertThat(caller.awaitLog("ended")).isEqualTo("16");
            caller.awaitSuccess();
            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            assertArrived("heard by us", callers.numbersIn(call.heard()));
            assertArrived("heard by the caller", ours.numbersIn(phone.heardSound()));
            assertThat(ours.numbersIn(call.said())).hasSize(FRAMES).isSorted().doesNotHaveDuplicates();
            assertThat(call.isGapless()).isTrue();
            assertThat(steps(phone.heard()))
                    .as("RTP sequence numbers, packet to packet")
                    .containsOnly(1);
        }
    }

    private static void assertArrived(String what, List<Integer> numbers) {
        Sequence sequence = Sequence.of(numbers);
        System.out.println(what + ": " + sequence);
        assertThat(sequence.first()).as(what + ": first of " + sequence).isLessThanOrEqualTo(SLIPS);
        assertThat(sequence.last()).as(what + ": last of " + sequence).isGreaterThanOrEqualTo(FRAMES - 1 - SLIPS);
        assertThat(sequence.slips()).as(what + ": " + sequence).isLessThanOrEqualTo(SLIPS);
    }

    private static List<Integer> steps(List<RtpPhone.Heard> packets) {
        return java.util.stream.IntStream.range(1, packets.size())
                .mapToObj(i -> packets.get(i).sequence() - packets.get(i - 1).sequence() & 0xffff)
                .distinct()
                .toList();
    }

    @Test
    void keysAreHeardOnceEachInTheirOrder() {
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch);
                RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            ProbeCall call = hotline.awaitCall(0);
            call.await("sound", () -> call.frames() > 20);

            "1234567890*#AD".chars().forEach(key -> {
                phone.press((char) key);
                phone.pause(100);
            });

            call.await("the last key", () -> call.keys().endsWith("D"));
            call.onLane(answered -> answered.hangUp(HangupCause.USER_BUSY));
            assertThat(caller.awaitLog("ended")).isEqualTo("17");
            call.awaitEnd();
            assertThat(call.keys()).isEqualTo("1234567890*#AD");
        }
    }
}
