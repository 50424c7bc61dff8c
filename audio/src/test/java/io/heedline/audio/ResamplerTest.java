package io.heedline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    @ParameterizedTest
    @CsvSource({
        "48000, 8000, 1000", "48000, 8000, 3400", "44100, 8000, 300", "44100, 8000, 3400", "16000, 8000, 3400",
        "8000, 16000, 3400", "8000, 48000, 1000", "22050, 8000, 1000", "11025, 8000, 3000", "44100, 16000, 7000",
        "24000, 8000, 2000", "44101, 8000, 1000", "8000, 7919, 1000"
    })
    void aToneWithinTheBandComesThroughClean(int from, int to, double hz) {
        Pcm resampled = Resampler.resample(Sines.tone(hz, 0.5, from, 1000), to);

        assertThat(Sines.signalToNoise(resampled, hz)).isGreaterThan(70);
        assertThat(Level.dbfs(resampled)).isCloseTo(-9.03, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 8000, 4100",
        "48000, 8000, 5000",
        "48000, 8000, 12000",
        "44100, 8000, 4700",
        "44100, 8000, 20000",
        "16000, 8000, 4100",
        "16000, 8000, 7500",
        "44101, 8000, 5000"
    })
    void aToneAboveTheBandLeavesNoAlias(int from, int to, double hz) {
        Pcm resampled = Resampler.resample(Sines.tone(hz, 0.5, from, 1000), to);

        assertThat(Level.dbfs(resampled.slice(50, 950))).isLessThan(-80);
    }

    @Test
    void goingUpLeavesNoImageOfTheBand() {
        Pcm resampled = Resampler.resample(Sines.tone(3000, 0.5, 8000, 1000), 16000);

        assertThat(Sines.signalToNoise(resampled, 3000)).isGreaterThan(70);
    }

    @Test
    void nothingIsShiftedInTime() {
        short[] click = new short[48000];
        click[24000] = 30000;

        short[] resampled = Resampler.resample(new Pcm(click, 48000), 8000).samples();

        int loudest = 0;
        for (int i = 0; i < resampled.length; i++) {
            loudest = Math.abs(resampled[i]) > Math.abs(resampled[loudest]) ? i : loudest;
        }
        assertThat(loudest).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource({"48000, 8000", "44100, 8000", "8000, 16000", "22050, 8000", "44101, 8000"})
    void theLengthStaysTheSameTime(int from, int to) {
        Pcm resampled = Resampler.resample(Pcm.silence(1234, from), to);

        assertThat(resampled.length()).isCloseTo(1234 * to / 1000, within(1));
    }

    @Test
    void fullScaleIsClippedAndNeverWrapsAround() {
        short[] square = new short[16000];
        Arrays.fill(square, 0, 8000, Short.MAX_VALUE);
        Arrays.fill(square, 8000, 16000, Short.MIN_VALUE);

        short[] resampled = Resampler.resample(new Pcm(square, 16000), 8000).samples();

        assertThat(resampled[3995]).isPositive();
        assertThat(resampled[4005]).isNegative();
        for (int i = 20; i < 3990; i++) {
            assertThat(resampled[i]).isGreaterThan((short) 25000);
        }
    }

    @Property(tries = 50)
    void blocksOfAnySizeGiveTheSameSound(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 700) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 4) int ratio) {
        int total = sizes.stream().mapToInt(Integer::intValue).sum();
        Pcm tone = Sines.tone(440, 0.8, 8000 * ratio, 10_000 * 1000 / 8000);
        Pcm whole = new Pcm(Arrays.copyOf(tone.samples(), Math.min(total, tone.length())), 8000 * ratio);

        Resampler stream = new Resampler(8000 * ratio, 11025);
        short[] pieced = new short[0];
        int at = 0;
        for (int size : sizes) {
            int to = Math.min(at + size, whole.length());
            pieced = joined(pieced, stream.accept(Arrays.copyOfRange(whole.samples(), at, to)));
            at = to;
        }
        pieced = joined(pieced, stream.finish());

        assertThat(pieced).isEqualTo(Resampler.resample(whole, 11025).samples());
    }

    @Test
    void aFinishedStreamTakesNoMore() {
        Resampler stream = new Resampler(16000, 8000);
        stream.finish();

        assertThatThrownBy(() -> stream.accept(new short[1])).isInstanceOf(IllegalStateException.class);
    }

    private static short[] joined(short[] a, short[] b) {
        short[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
