package io.heedline.telephony.internal.media;

import static io.heedline.telephony.internal.media.VirtualLoop.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.telephony.AudioFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sound of one call on a virtual clock. */
class PacedCallTest {

    private static final MediaFormat FORMAT = new MediaFormat(8_000, 20);

    private final VirtualLoop loop = new VirtualLoop();
    private final AtomicInteger words = new AtomicInteger();
    private final HearingLine line = new HearingLine(() -> frameOf(100 + words.incrementAndGet()));
    private final PacedCall call = new PacedCall(line, loop, Duration.ofMillis(200), () -> {});

    private VirtualLeg leg(UnicastLink link) {
        return new VirtualLeg(loop, loop.ports.get(loop.ports.size() - 1), FORMAT);
    }

    private VirtualLeg startedLeg() {
        call.start();
        VirtualLeg leg = leg(call.unicast(8_000, 20));
        leg.start();
        return leg;
    }

    @Test
    void withoutALinkFramesGoOnInSilenceAndSpeechWaits() {
        call.start();
        loop.runFor(1_000 * MS);

        assertThat(line.heard).hasSize(50).containsOnly(AudioFrame.SILENCE);
        assertThat(line.said).containsOnly(AudioFrame.SILENCE);
        assertThat(words).hasValue(0);
    }

    @Test
    void beforeTheStartThereIsNoFrame() {
        VirtualLeg leg = leg(call.unicast(8_000, 20));
        leg.voice = n -> n + 1;
        leg.start();
        loop.runFor(1_000 * MS);
        assertThat(line.heard).isEmpty();
        assertThat(leg.got).isZero();

        int newest = leg.sent;
        call.start();
        loop.runFor(1_000 * MS);
        assertThat(line.heard).hasSizeBetween(49, 51);
        assertThat(numbersHeard()[0]).isBetween(newest - 2, newest + 2);
        assertThat(leg.longestLeadMs).isLessThanOrEqualTo(60);
        assertThat(leg.starved).isZero();
    }

    @Test
    void everyFrameOfTheLegIsHeardOnceAndEverythingSaidIsSentOnce() {
        VirtualLeg leg = startedLeg();
        leg.voice = n -> 1_000 + n;
        loop.runFor(10_000 * MS);

        int[] heard = numbersHeard();
        assertThat(heard).isEqualTo(IntStream.range(1_000, 1_000 + heard.length).toArray());
        assertThat(heard).hasSizeGreaterThan(495);
        int[] said = line.said.stream()
                .mapToInt(frame -> frame.samples()[0])
                .filter(value -> value != 0)
                .toArray();
        assertThat(said).isEqualTo(IntStream.range(101, 101 + said.length).toArray());
        assertThat(leg.got).isEqualTo(said.length + 1);
    }

    @Test
    void aSecondUnicastAndBackToALinkOfAnotherKindLeaveNoGapInTheFrames() {
        startedLeg();
        loop.runFor(1_000 * MS);
        UnicastLink second = call.unicast(8_000, 20);
        VirtualLeg again = leg(second);
        assertThat(loop.ports.get(0).closed).isFalse();
        again.start();
        loop.runFor(1_000 * MS);
        assertThat(loop.ports.get(0).closed).isTrue();

        StubLink tail = new StubLink();
        call.use(tail);
        assertThat(loop.ports.get(1).closed).isTrue();
        loop.runFor(1_000 * MS);

        assertThat(line.heard).hasSizeBetween(148, 152);
        assertThat(line.heard.get(line.heard.size() - 1)).isEqualTo(frameOf(7));
        assertThat(line.said.get(line.said.size() - 1)).as("the person's voice").isEqualTo(frameOf(8));
        call.close();
        assertThat(tail.closed).isTrue();
    }

    @Test
    void aThirdUnicastReplacesOneThatStillWaits() {
        call.start();
        UnicastLink first = call.unicast(8_000, 20);
        call.unicast(8_000, 20);

        assertThat(loop.ports.get(0).closed).isTrue();
        assertThat(first.up()).isCompletedExceptionally();
        assertThat(loop.ports.get(1).closed).isFalse();
    }

    @Test
    void aLostUplinkIsToldOnceAndAgainAfterItCameBack() {
        VirtualLeg leg = startedLeg();
        loop.runFor(1_000 * MS);
        leg.stop();
        loop.runFor(180 * MS);
        assertThat(line.losses).isEmpty();
        loop.runFor(1_000 * MS);
        assertThat(line.losses).containsExactly(Duration.ofMillis(200));
        int saidBefore = words.get();
        loop.runFor(1_000 * MS);
        assertThat(words).as("speech waits").hasValue(saidBefore);

        leg.start();
        loop.runFor(1_000 * MS);
        assertThat(words.get()).isGreaterThan(saidBefore + 40);
        leg.stop();
        loop.runFor(1_000 * MS);
        assertThat(line.losses).hasSize(2);
    }

    @Test
    void aStandstillOfOursIsNotTakenForALostUplinkAndNothingHeardIsMissing() {
        VirtualLeg leg = startedLeg();
        leg.voice = n -> 1_000 + n;
        loop.runFor(1_000 * MS);
        loop.standStill(700 * MS);
        loop.runFor(1_000 * MS);

        assertThat(line.losses).isEmpty();
        int[] heard = numbersHeard();
        assertThat(heard).isEqualTo(IntStream.range(1_000, 1_000 + heard.length).toArray());
        assertThat(leg.longestLeadMs).isLessThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"100", "150", "180", "1000"})
    void aStandstillOfFreeSwitchLeavesNoLastingBacklogThere(int ms) {
        VirtualLeg leg = startedLeg();
        loop.runFor(1_000 * MS);
        leg.standStill(ms * MS);
        loop.runFor(ms * MS + 300 * MS);
        leg.longestLeadMs = 0;
        loop.runFor(1_000 * MS);

        assertThat(leg.longestLeadMs).isPositive().isLessThanOrEqualTo(60);
    }

    @Test
    void aDatagramBurstDoesNotDelayWhatIsHeardForLong() {
        VirtualLeg leg = startedLeg();
        loop.runFor(1_000 * MS);
        for (int i = 0; i < 100; i++) {
            leg.send(160, 2);
        }
        loop.runFor(200 * MS);
        leg.voice = n -> 4_000;
        loop.runFor(200 * MS);

        assertThat(line.heard.get(line.heard.size() - 1)).isEqualTo(frameOf(4_000));
    }

    @Test
    void stoppedSpeechIsNotHeardOneFrameLonger() {
        boolean[] stopped = {false};
        HearingLine stoppable = new HearingLine(() -> stopped[0] ? AudioFrame.SILENCE : frameOf(5_000));
        PacedCall other = new PacedCall(stoppable, loop, Duration.ofMillis(200), () -> {});
        other.start();
        VirtualLeg leg = leg(other.unicast(8_000, 20));
        leg.start();
        loop.runFor(1_000 * MS);
        int[] loudAfter = {0};
        loop.ports.get(loop.ports.size() - 1).outlet = samples -> loudAfter[0] += samples[0] == 0 ? 0 : 1;
        stopped[0] = true;
        loop.runFor(200 * MS);

        assertThat(loudAfter[0]).isZero();
    }

    @Test
    void aFaultOfALinkOrAListenerEndsNeitherTheBeatNorOtherCalls() {
        MediaLine faulty = new HearingLine() {
            @Override
            public void onFrames(AudioFrame heardNow, AudioFrame saidNow) {
                super.onFrames(heardNow, saidNow);
                throw new IllegalStateException("a fault on purpose");
            }
        };
        PacedCall other = new PacedCall(faulty, loop, Duration.ofMillis(200), () -> {});
        other.start();
        other.use(new StubLink() {
            @Override
            public Heard next() {
                throw new IllegalStateException("another on purpose");
            }
        });
        call.start();
        loop.runFor(1_000 * MS);

        assertThat(((HearingLine) faulty).heard).hasSize(50);
        assertThat(line.heard).hasSize(50);
    }

    @Test
    void afterTheCloseNothingIsDeliveredAndLinksAreClosed() {
        startedLeg();
        loop.runFor(500 * MS);
        int before = line.heard.size();
        call.close();
        call.close();
        StubLink late = new StubLink();
        call.use(late);
        loop.runFor(500 * MS);

        assertThat(line.heard).hasSize(before);
        assertThat(loop.ports.get(0).closed).isTrue();
        assertThat(late.closed).isTrue();
        assertThatThrownBy(() -> call.unicast(8_000, 20))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("a-call");
    }

    @Test
    void aSecondStartIsRefused() {
        call.start();
        assertThatThrownBy(call::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a-call");
    }

    @ParameterizedTest
    @CsvSource({"16000, 20", "48000, 20", "48000, 40", "8000, 60", "8000, 10", "8000, 30"})
    void legsOfOtherFormatsAreHeardWithoutGapsAndNeverStarved(int rate, int ptime) {
        call.start();
        MediaFormat format = new MediaFormat(rate, ptime);
        call.unicast(rate, ptime);
        VirtualLeg leg = new VirtualLeg(loop, loop.ports.get(0), format);
        leg.start();
        loop.runFor(3_000 * MS);

        assertThat(line.heard.subList(10, line.heard.size()))
                .allMatch(frame -> Math.abs(frame.samples()[80] - 1_000) <= 2);
        assertThat(leg.starved).isZero();
        assertThat(leg.longestLeadMs).isLessThanOrEqualTo(Math.max(60, ptime + 20));
    }

    /** What distinguishes the frames heard, without those of silence. */
    private int[] numbersHeard() {
        return line.heard.stream()
                .mapToInt(frame -> frame.samples()[0])
                .filter(value -> value != 0)
                .toArray();
    }

    private static AudioFrame frameOf(int value) {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) value);
        return AudioFrame.of(samples);
    }

    /** A person speaks in our stead. */
    private static class StubLink implements MediaLink {
        private boolean closed;

        @Override
        public Heard next() {
            return new Heard(frameOf(7), frameOf(8));
        }

        @Override
        public boolean carriesSpeech() {
            return false;
        }

        @Override
        public void say(AudioFrame said) {}

        @Override
        public boolean lost() {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
