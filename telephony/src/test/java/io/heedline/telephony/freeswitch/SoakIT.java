package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.freeswitch.real.CallerCrowd;
import io.heedline.telephony.freeswitch.real.Holdings;
import io.heedline.telephony.freeswitch.real.LineCode;
import io.heedline.telephony.freeswitch.real.NumberedFrames;
import io.heedline.telephony.freeswitch.real.ProbeCall;
import io.heedline.telephony.freeswitch.real.ProbeHotline;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import io.heedline.telephony.freeswitch.real.RtpPhone;
import io.heedline.telephony.freeswitch.real.Sequence;
import io.heedline.telephony.freeswitch.real.Sipp;
import io.heedline.telephony.freeswitch.real.SippRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 100 calls at once for the time of {@code -Dheedline.soak=PT5M}: no call is lost, nothing is leaked, no hang-up is missed.
 * All of them speak and are spoken to all the time. Half of the callers hang up themselves after 10 to 60 s, the others are
 * hung up by us; whoever is gone calls again. Now and then one more caller compares what is heard with what was said.
 */
@EnabledIfSystemProperty(named = "heedline.soak", matches = "PT.+", disabledReason = "takes long: -Dheedline.soak=PT5M")
class SoakIT {

    private static final int CALLS = Integer.getInteger("heedline.soak.calls", 100);
    private static final String MEASURING = "13700000000";
    private static final String LEFT = "13600000000";

    @RegisterExtension
    static final RealFreeSwitch freeSwitch = new RealFreeSwitch();

    /** Our side of a call of the crowd. */
    private static final class Talk implements CallListener {
        private final Call call;
        private final Pcm speech;
        private final long hangUpAt;
        private final AtomicInteger ends = new AtomicInteger();
        private volatile long frames;
        private volatile long loud;
        private volatile boolean gap;

        Talk(Call call, Pcm speech) {
            this.call = call;
            this.speech = speech;
            this.hangUpAt =
                    call.caller().equals(LEFT) ? ThreadLocalRandom.current().nextInt(500, 3_000) : Long.MAX_VALUE;
        }

        void begin() {
            call.answer(this);
            call.play(speech);
        }

        @Override
        public void onFrame(long index, AudioFrame heard, AudioFrame said) {
            gap |= index != frames;
            frames = index + 1;
            if (heard.levelDbfs() > -50) {
                loud++;
            }
            if (index == hangUpAt) {
                call.hangUp(HangupCause.NORMAL_CLEARING);
            }
        }

        @Override
        public void onPlaybackFinished(Playback playback) {
            call.play(speech);
        }

        @Override
        public void onEnded(HangupCause cause) {
            ends.incrementAndGet();
        }
    }

    /** How the measuring calls fared: frames that did not arrive as they were sent, of all. */
    private record Quality(int frames, int slipsUp, int slipsDown, List<Long> gapsMs) {}

    @Test
    void manyCallsForLong() {
        Duration time = Duration.parse(System.getProperty("heedline.soak"));
        NumberedFrames speech = new NumberedFrames(LineCode.PCMA, 150, 4);
        NumberedFrames ours = new NumberedFrames(LineCode.PCMA, 500, 5);
        Queue<Talk> talks = new ConcurrentLinkedQueue<>();
        List<Quality> qualities = new ArrayList<>();
        try (ProbeHotline hotline = ProbeHotline.open(freeSwitch.settings(), probe -> {
            if (probe.call().caller().equals(MEASURING)) {
                probe.call().answer(probe);
            } else {
                Talk talk = new Talk(probe.call(), speech.sound());
                talks.add(talk);
                talk.begin();
            }
        })) {
            qualities.add(measure(hotline, ours));
            hotline.awaitQuiet(freeSwitch);
            long sessionsBefore = sessions();
            long heapBefore = heap();
            Holdings before = Holdings.of(freeSwitch);
            long began = System.nanoTime();
            int most = 0;
            CallerCrowd.Count leaving;
            CallerCrowd.Count left;

            try (CallerCrowd leavers = new CallerCrowd(
                            freeSwitch,
                            "callers-speak-and-hang-up",
                            0,
                            "13800000000",
                            CALLS / 2,
                            RealFreeSwitch.HOTLINE,
                            speech.sound());
                    CallerCrowd lefts = new CallerCrowd(
                            freeSwitch,
                            "callers-speak-and-are-hung-up",
                            1,
                            LEFT,
                            CALLS - CALLS / 2,
                            RealFreeSwitch.HOTLINE,
                            speech.sound())) {
                Awaitility.await("all to be up")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> hotline.exchange().counts().live() >= CALLS * 95 / 100);
                while (System.nanoTime() - began < time.toNanos()) {
                    most = Math.max(most, hotline.exchange().counts().live());
                    qualities.add(measure(hotline, ours));
                    assertThat(leavers.isAlive() && lefts.isAlive())
                            .as("both crowds call")
                            .isTrue();
                }
                leavers.callNoMore();
                lefts.callNoMore();
                leaving = leavers.awaitEnd(Duration.ofSeconds(90));
                left = lefts.awaitEnd(Duration.ofSeconds(90));
                System.out.println("errors of the callers: " + leavers.errors() + lefts.errors());
            }
            hotline.awaitQuiet(freeSwitch);
            long measured = qualities.size() - 1;
            long sessionsTheirs = sessions() - sessionsBefore - measured;
            Holdings after = Holdings.of(freeSwitch);
            report(time, most, leaving, left, talks, sessionsTheirs, qualities, before, after, heapBefore);

            int made = leaving.made() + left.made();
            assertThat(leaving.otherwise() + left.otherwise())
                    .as("calls that did not end as they should")
                    .isZero();
            assertThat(leaving.asTheyShould() + left.asTheyShould()).isEqualTo(made);
            assertThat(talks).as("calls that reached us").hasSize(made);
            assertThat(sessionsTheirs).as("calls as FreeSWITCH counts them").isEqualTo(made);
            assertThat(talks).as("every call is told of its end once").allMatch(talk -> talk.ends.get() == 1);
            assertThat(talks).as("frames without a gap in their numbers").noneMatch(talk -> talk.gap);
            assertThat(after.ourPorts()).isZero();
            assertThat(after.theirPorts()).isZero();
            assertThat(after.ourFiles()).isLessThanOrEqualTo(before.ourFiles() + 15);
            assertThat(after.theirFiles()).isLessThanOrEqualTo(before.theirFiles() + 15);
            assertThat(freeSwitch.isAlive()).isTrue();
        }
    }

    /** One call of 10 s, of which every frame is checked. */
    private static Quality measure(ProbeHotline hotline, NumberedFrames ours) {
        NumberedFrames theirs = new NumberedFrames(LineCode.PCMA, ours.count(), 6);
        try (RtpPhone phone = RtpPhone.usual();
                SippRun caller = new Sipp(freeSwitch, "caller-is-hung-up", 0)
                        .from(MEASURING)
                        .sound(phone)
                        .calls(RealFreeSwitch.HOTLINE)) {
            phone.connect(caller.awaitPort("answered"));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> measuring(hotline) != null);
            ProbeCall call = measuring(hotline);
            call.await("sound", () -> call.frames() > 20);
            phone.say(theirs.sound());
            call.onLane(answered -> answered.play(ours.sound()));
            call.awaitHappening("played");
            call.await("the last words", () -> call.frames() > ours.count() + 60);
            call.onLane(answered -> answered.hangUp(HangupCause.NORMAL_CLEARING));
            caller.awaitSuccess();
            call.awaitEnd();
            return new Quality(
                    ours.count(), lost(theirs, call.heard()), lost(ours, phone.heardSound()), gaps(phone.heard()));
        }
    }

    private static ProbeCall measuring(ProbeHotline hotline) {
        return hotline.calls().stream()
                .filter(call ->
                        call.call().caller().equals(MEASURING) && call.ends().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static int lost(NumberedFrames sent, List<short[]> sound) {
        List<Integer> numbers = sent.numbersIn(sound);
        Sequence sequence = Sequence.of(numbers);
        return sequence.slips() + sent.count() - 1 - (sequence.last() - sequence.first());
    }

    private static List<Long> gaps(List<RtpPhone.Heard> packets) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < packets.size(); i++) {
            gaps.add((packets.get(i).atNanos() - packets.get(i - 1).atNanos()) / 1_000_000);
        }
        return gaps;
    }

    private static long sessions() {
        String line = freeSwitch
                .api("status")
                .lines()
                .filter(text -> text.contains("since startup"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.trim().split(" ")[0]);
    }

    /** Bytes in use after a collection. */
    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void report(
            Duration time,
            int most,
            CallerCrowd.Count leaving,
            CallerCrowd.Count left,
            Queue<Talk> talks,
            long sessions,
            List<Quality> qualities,
            Holdings before,
            Holdings after,
            long heapBefore) {
        long frames = talks.stream().mapToLong(talk -> talk.frames).sum();
        long loud = talks.stream().mapToLong(talk -> talk.loud).sum();
        List<Long> gaps = qualities.stream()
                .flatMap(quality -> quality.gapsMs().stream())
                .sorted()
                .toList();
        int sent = qualities.stream().mapToInt(Quality::frames).sum();
        System.out.printf(
                """
                time %s, %d calls at once (most seen %d)
                callers that hang up: %s; callers that are hung up: %s
                calls at FreeSWITCH %d, at our side %d, ended there %d
                frames heard by us %d (%.1f h of sound), with sound in them %.2f %%
                measuring calls %d, frames each way %d, lost or doubled on the way to us %d (%.2f %%), to the caller %d (%.2f %%)
                gaps between packets to the caller, ms: median %d, 99 %% %d, longest %d
                before %s, after %s
                heap in use before %d KiB, after %d KiB
                """,
                time,
                CALLS,
                most,
                leaving,
                left,
                sessions,
                talks.size(),
                talks.stream().mapToInt(talk -> talk.ends.get()).sum(),
                frames,
                frames / 180_000.0,
                100.0 * loud / frames,
                qualities.size(),
                sent,
                qualities.stream().mapToInt(Quality::slipsUp).sum(),
                100.0 * qualities.stream().mapToInt(Quality::slipsUp).sum() / sent,
                qualities.stream().mapToInt(Quality::slipsDown).sum(),
                100.0 * qualities.stream().mapToInt(Quality::slipsDown).sum() / sent,
                gaps.get(gaps.size() / 2),
                gaps.get(gaps.size() * 99 / 100),
                gaps.get(gaps.size() - 1),
                before,
                after,
                heapBefore / 1024,
                heap() / 1024);
    }
}
