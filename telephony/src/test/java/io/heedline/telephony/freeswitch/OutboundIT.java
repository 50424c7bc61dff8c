package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.Melody;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Numbers that we ring, and people who answer. */
class OutboundIT {

    private static final String CALLED = "13900000002";

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    /** What the dialling side hears. */
    private static final class Dialler implements DialListener {
        private final Queue<AudioFrame> early = new ConcurrentLinkedQueue<>();
        private final Queue<String> happenings = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<ProbeCall> answered = new CompletableFuture<>();

        @Override
        public void onRinging() {
            happenings.add("ringing");
        }

        @Override
        public void onEarlyMedia(AudioFrame heard) {
            early.add(heard);
        }

        @Override
        public void onAnswered(Call call) {
            happenings.add("answered");
            answered.complete(ProbeCall.answering(call));
        }

        ProbeCall call() throws Exception {
            return answered.get(20, TimeUnit.SECONDS);
        }

        Pcm earlySound() {
            return Pcm.concat(
                    early.stream().map(frame -> new Pcm(frame.samples(), 8_000)).toList());
        }
    }

    private static ProbeHotline open(Sipp callee, UnaryOperator<FreeSwitchSettings.Outbound> changes) {
        DialString route = new DialString("sofia/trunk/{number}@" + callee.address());
        return ProbeHotline.open(
                freeSwitch, settings -> settings.with(changes.apply(FreeSwitchSettings.Outbound.by(route))));
    }

    private static CompletableFuture<DialOutcome> ring(ProbeHotline hotline, Dialler dialler) {
        return hotline.exchange().originate(Origination.of("95500", CALLED, Duration.ofSeconds(10)), dialler);
    }

    @Test
    void aPersonAnswersAndBothHearEachOther() throws Exception {
        Dialler dialler = new Dialler();
        NumberedFrames theirs = new NumberedFrames(LineCode.PCMA, 100, 1);
        NumberedFrames ours = new NumberedFrames(LineCode.PCMA, 100, 2);
        Sipp callee = new Sipp(freeSwitch, "callee-answers", 0).staying(Duration.ofMillis(300));
        try (RtpPhone phone = RtpPhone.usual();
                SippRun called = callee.sound(phone).isCalled();
                ProbeHotline hotline = open(callee, outbound -> outbound)) {

            CompletableFuture<DialOutcome> outcome = ring(hotline, dialler);

            phone.connect(called.awaitPort("called"));
            called.awaitLog("answered");
            ProbeCall call = dialler.call();
            call.await("sound", () -> call.frames() > 20);
            phone.say(theirs.sound());
            call.onLane(answered -> answered.play(ours.sound()));
            call.await("their words", () -> theirs.numbersIn(call.heard()).size() >= 95);
            call.await("our words", () -> ours.numbersIn(phone.heardSound()).size() >= 95);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));

            assertThat(outcome.get(5, TimeUnit.SECONDS))
                    .isEqualTo(new DialOutcome.Answered(call.call().id()));
            assertThat(call.call().direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(call.call().caller()).isEqualTo("95500");
            assertThat(call.call().callee()).isEqualTo(CALLED);
            assertThat(dialler.happenings).containsExactly("ringing", "answered");
            assertThat(called.awaitLog("ended")).isEqualTo("16");
            called.awaitSuccess();
            assertThat(call.awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            assertThat(call.isGapless()).isTrue();
            hotline.awaitQuiet(freeSwitch);
        }
    }

    @Test
    void whatTheNetworkPlaysIsHeardBeforeTheAnswer() throws Exception {
        Dialler dialler = new Dialler();
        Melody announcement = new Melody(330, 550, 880);
        NumberedFrames theirs = new NumberedFrames(LineCode.PCMA, 50, 1);
        Sipp callee = new Sipp(freeSwitch, "callee-answers-after-early-media", 0).staying(Duration.ofMillis(2_500));
        try (RtpPhone phone = RtpPhone.usual();
                SippRun called = callee.sound(phone).isCalled();
                ProbeHotline hotline = open(callee, FreeSwitchSettings.Outbound::withEarlyMedia)) {

            CompletableFuture<DialOutcome> outcome = ring(hotline, dialler);

            phone.connect(called.awaitPort("called"));
            phone.say(Pcm.silence(500, 8_000));
            phone.say(announcement.sound());
            called.awaitLog("answered");
            ProbeCall call = dialler.call();
            phone.say(theirs.sound());
            call.await("their words", () -> theirs.numbersIn(call.heard()).size() >= 45);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));

            assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Answered.class);
            assertThat(announcement.tonesIn(dialler.earlySound())).containsExactly(330, 550, 880);
            assertThat(announcement.tonesIn(joined(call.heard())).size())
                    .as("the answered call begins with the answer")
                    .isNotEqualTo(3);
            called.awaitSuccess();
            hotline.awaitQuiet(freeSwitch);
        }
    }

    @Test
    void aPersonWhoHangsUpEndsTheCall() throws Exception {
        Dialler dialler = new Dialler();
        Sipp callee = new Sipp(freeSwitch, "callee-hangs-up", 0).staying(Duration.ofMillis(700));
        try (SippRun called = callee.isCalled();
                ProbeHotline hotline = open(callee, outbound -> outbound)) {

            ring(hotline, dialler);

            assertThat(dialler.call().awaitEnd()).isEqualTo(HangupCause.NORMAL_CLEARING);
            called.awaitSuccess();
            hotline.awaitQuiet(freeSwitch);
            assertThat(dialler.call().ends()).hasSize(1);
        }
    }

    @Test
    void aWidebandLineIsBroughtToOurRate() throws Exception {
        Dialler dialler = new Dialler();
        Melody theirs = new Melody(330, 550, 880, 330);
        Melody ours = new Melody(880, 330, 550, 880);
        Sipp callee = new Sipp(freeSwitch, "callee-answers", 0).staying(Duration.ofMillis(100));
        try (RtpPhone phone = new RtpPhone(LineCode.L16_WIDE, 20);
                SippRun called = callee.sound(phone).isCalled();
                ProbeHotline hotline =
                        open(callee, outbound -> outbound.with(Map.of("absolute_codec_string", "L16@16000h@20i")))) {

            ring(hotline, dialler);

            phone.connect(called.awaitPort("called"));
            ProbeCall call = dialler.call();
            call.await("sound", () -> call.frames() > 20);
            phone.say(theirs.sound());
            call.onLane(answered -> answered.play(ours.sound()));
            call.await(
                    "their melody", () -> theirs.tonesIn(joined(call.heard())).size() >= 4);
            call.await("our melody", () -> phone.tones(ours).size() >= 4);
            call.await("the end of both", () -> call.frames() > 150);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));
            called.awaitSuccess();

            assertNotes(theirs.in(joined(call.heard())), 330, 550, 880, 330);
            assertNotes(ours.in(phone.heardPcm()), 880, 330, 550, 880);
        }
    }

    private static void assertNotes(List<Melody.Note> notes, int... tones) {
        List<Melody.Note> audible =
                notes.stream().filter(note -> note.hertz() != 0).toList();
        assertThat(audible.stream().mapToInt(Melody.Note::hertz))
                .as("tones of " + notes)
                .containsExactly(tones[0], tones[1], tones[2], tones[3]);
        assertThat(audible)
                .allSatisfy(note -> assertThat(note.ms()).isBetween(Melody.NOTE_MS - 60, Melody.NOTE_MS + 60));
    }

    private static Pcm joined(List<short[]> frames) {
        return Pcm.concat(frames.stream().map(frame -> new Pcm(frame, 8_000)).toList());
    }
}
