package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UplinkBufferTest {

    private static final int LOUD = 8_000;
    private static final int QUIET = 3;

    private final UplinkBuffer buffer = new UplinkBuffer(20);

    private void put(int value) {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) value);
        buffer.put(samples);
    }

    private static int value(AudioFrame frame) {
        return frame.samples()[0];
    }

    private AudioFrame beat() {
        AudioFrame frame = buffer.take();
        buffer.settle();
        return frame;
    }

    @Test
    void framesComeOutAsTheyWentIn() {
        for (int i = 0; i < 1_000; i++) {
            put(LOUD + i);
            assertThat(value(beat())).isEqualTo(LOUD + i);
        }
        assertThat(buffer.lateFrames()).isZero();
        assertThat(buffer.leftOutFrames()).isZero();
    }

    @Test
    void whatIsLateGivesSilenceAndIsHeardAfterwards() {
        put(LOUD);
        beat();
        assertThat(beat()).isSameAs(AudioFrame.SILENCE);
        put(LOUD + 1);
        put(LOUD + 2);

        assertThat(value(beat())).isEqualTo(LOUD + 1);
        assertThat(value(beat())).isEqualTo(LOUD + 2);
        assertThat(buffer.lateFrames()).isEqualTo(1);
    }

    @Test
    void aBurstIsCaughtUpByLeavingOutQuietFramesFirst() {
        for (int i = 0; i < 8; i++) {
            put(i % 2 == 0 ? LOUD + i : QUIET);
        }
        List<Integer> heard = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            heard.add(value(beat()));
            put(i == 100 ? QUIET : LOUD + 100 + i);
        }

        assertThat(heard).contains(LOUD, LOUD + 2, LOUD + 4, LOUD + 6);
        assertThat(buffer.waiting()).isLessThanOrEqualTo(4 * AudioFrame.SAMPLES);
        assertThat(buffer.leftOutFrames()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void withoutAQuietFrameALoudOneIsLeftOutInTheEnd() {
        for (int i = 0; i < 4; i++) {
            put(LOUD);
        }
        for (int i = 0; i < 500; i++) {
            beat();
            put(LOUD);
        }
        assertThat(buffer.waiting()).isEqualTo(AudioFrame.SAMPLES);
    }

    @Test
    void nothingWaitsForLongHoweverMuchComesAtOnce() {
        for (int i = 0; i < 500; i++) {
            put(LOUD);
        }
        beat();
        assertThat(buffer.waiting()).isLessThanOrEqualTo(10 * AudioFrame.SAMPLES);
    }

    @Test
    void whileBeatsAreMadeUpNothingIsLeftOut() {
        for (int i = 0; i < 50; i++) {
            put(LOUD + i);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(value(buffer.take())).isEqualTo(LOUD + i);
        }
    }

    @Test
    void theSecondHalfOfALongDatagramIsNoSurplus() {
        UplinkBuffer forLongOnes = new UplinkBuffer(40);
        for (int i = 0; i < 1_000; i++) {
            if (i % 2 == 0) {
                forLongOnes.put(new short[2 * AudioFrame.SAMPLES]);
            }
            forLongOnes.take();
            forLongOnes.settle();
        }
        assertThat(forLongOnes.leftOutFrames()).isZero();
        assertThat(forLongOnes.lateFrames()).isZero();
    }

    @Property(tries = 200)
    void whateverComesIsHeardInOrderAndAtMostOnce(@ForAll @Size(max = 200) List<@IntRange(max = 6) Integer> arrivals) {
        UplinkBuffer any = new UplinkBuffer(20);
        int in = 1;
        int last = 0;
        for (int count : arrivals) {
            for (int i = 0; i < count; i++) {
                short[] samples = new short[AudioFrame.SAMPLES];
                Arrays.fill(samples, (short) (1_000 + in++));
                any.put(samples);
            }
            AudioFrame frame = any.take();
            any.settle();
            if (frame != AudioFrame.SILENCE) {
                assertThat(value(frame) - 1_000).isGreaterThan(last);
                last = value(frame) - 1_000;
            }
            assertThat(any.waiting()).isLessThanOrEqualTo(10 * AudioFrame.SAMPLES);
        }
    }
}
