package io.heedline.telephony.internal.media;

import static io.heedline.telephony.internal.media.VirtualLoop.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownlinkTest {

    private final List<short[]> datagrams = new ArrayList<>();

    private Downlink downlink(int rate, int ptime) {
        return new Downlink(
                new MediaFormat(rate, ptime), LegFilters.at(rate), samples -> datagrams.add(samples.clone()));
    }

    @ParameterizedTest
    @CsvSource({"8000, 10", "8000, 20", "8000, 30", "8000, 40", "8000, 60", "16000, 20", "48000, 20", "48000, 40"})
    void everyDatagramHasTheSizeOfTheLegAndInTheLongRunNoneIsMissing(int rate, int ptime) {
        Downlink downlink = downlink(rate, ptime);
        downlink.begin(0);
        int head = datagrams.size();
        for (int i = 0; i < 600; i++) {
            assertThat(downlink.hasRoom((7 + 20 * i) * MS)).isTrue();
            downlink.say(loud(), (7 + 20 * i) * MS);
        }

        assertThat(datagrams).allMatch(samples -> samples.length == rate * ptime / 1000);
        assertThat((datagrams.size() - head) * ptime).isBetween(600 * 20 - ptime, 600 * 20 + 10);
        assertThat(downlink.heldBack()).isZero();
    }

    @Test
    void aStereoLegGetsTheSameOnBothSides() {
        Downlink downlink = new Downlink(
                new MediaFormat(8_000, 20, 2), LegFilters.at(8_000), samples -> datagrams.add(samples.clone()));
        downlink.begin(0);
        datagrams.clear();
        downlink.say(loud(), 7 * MS);

        short[] said = loud().samples();
        assertThat(datagrams).singleElement().satisfies(samples -> {
            assertThat(samples).hasSize(2 * said.length);
            for (int i = 0; i < said.length; i++) {
                assertThat(samples[2 * i]).isEqualTo(said[i]);
                assertThat(samples[2 * i + 1]).isEqualTo(said[i]);
            }
        });
    }

    @Test
    void speechGoesOutWithItsOwnBeatAndNoLater() {
        Downlink downlink = downlink(8_000, 20);
        downlink.begin(0);
        downlink.say(loud(), 7 * MS);
        downlink.say(AudioFrame.SILENCE, 27 * MS);

        assertThat(datagrams).hasSize(3);
        assertThat(datagrams.get(0)).containsOnly(0);
        assertThat(datagrams.get(1)).isEqualTo(loud().samples());
        assertThat(datagrams.get(2)).containsOnly(0);
    }

    @Test
    void afterAStandstillNoMoreIsSentThanIsPlayedIn60Ms() {
        Downlink downlink = downlink(8_000, 20);
        downlink.begin(0);
        downlink.say(loud(), 7 * MS);
        datagrams.clear();
        for (int i = 0; i < 10; i++) {
            downlink.say(loud(), 500 * MS);
        }

        assertThat(datagrams).hasSize(3);
        assertThat(downlink.lead(500 * MS)).isEqualTo(60 * MS);
        assertThat(downlink.hasRoom(519 * MS)).isFalse();
        assertThat(downlink.hasRoom(520 * MS)).isTrue();
        assertThat(downlink.heldBack()).isEqualTo(7);
    }

    @Test
    void nothingIsSentBeforeTheBeginning() {
        Downlink downlink = downlink(8_000, 20);
        assertThat(downlink.hasRoom(0)).isFalse();
        downlink.say(loud(), 0);
        assertThat(datagrams).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16000", "48000"})
    void silenceThatGoesRoundTheFilterSoundsAsIfItHadGoneThrough(int rate) {
        Random random = new Random(3);
        Downlink downlink = downlink(rate, 20);
        Resampler filter = new Resampler(8_000, rate);
        filter.accept(new short[AudioFrame.SAMPLES]);
        downlink.begin(0);
        datagrams.clear();
        for (int i = 0; i < 200; i++) {
            AudioFrame frame = random.nextInt(3) == 0 ? noise(random) : AudioFrame.SILENCE;
            downlink.say(frame, (7 + 20L * i) * MS);

            assertThat(datagrams.get(i)).isEqualTo(filter.accept(frame.samples()));
        }
    }

    private static AudioFrame loud() {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) 9_000);
        return AudioFrame.of(samples);
    }

    private static AudioFrame noise(Random random) {
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(16_000) - 8_000);
        }
        return AudioFrame.of(samples);
    }
}
