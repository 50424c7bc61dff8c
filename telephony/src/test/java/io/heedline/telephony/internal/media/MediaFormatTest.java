package io.heedline.telephony.internal.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaFormatTest {

    @ParameterizedTest
    @CsvSource({
        "8000, 20, 320, 8000, 20",
        "8000, 20, 640, 8000, 40",
        "8000, 20, 160, 8000, 10",
        "8000, 20, 960, 8000, 60",
        "16000, 20, 640, 16000, 20",
        "48000, 20, 1920, 48000, 20",
        "48000, 20, 3840, 48000, 40",
        "48000, 20, 320, 8000, 20",
        "8000, 20, 1920, 48000, 20",
        "48000, 20, 960, 48000, 10"
    })
    void aDatagramTellsTheFormatInTheLightOfTheExpectedOne(
            int rate, int ptime, int bytes, int seenRate, int seenPtime) {
        assertThat(new MediaFormat(rate, ptime).seenAs(bytes)).contains(new MediaFormat(seenRate, seenPtime));
    }

    @ParameterizedTest
    @CsvSource({"48000, 20, 3840, 48000, 20, 2", "48000, 20, 1920, 48000, 20, 1", "16000, 20, 1280, 16000, 20, 2"})
    void aStereoLegHasTwiceTheSizeAndNotTwiceTheLength(
            int rate, int ptime, int bytes, int seenRate, int seenPtime, int channels) {
        assertThat(new MediaFormat(rate, ptime, 2).seenAs(bytes))
                .contains(new MediaFormat(seenRate, seenPtime, channels));
    }

    @Property
    void whateverIsSeenHasTheSizeOfTheDatagram(@ForAll @IntRange(max = 20_000) int bytes) {
        new MediaFormat(8_000, 20)
                .seenAs(bytes)
                .ifPresent(seen -> assertThat(seen.bytes()).isEqualTo(bytes));
    }

    @Test
    void anEmptyOrOddDatagramTellsNothing() {
        assertThat(new MediaFormat(8_000, 20).seenAs(0)).isEmpty();
        assertThat(new MediaFormat(8_000, 20).seenAs(321)).isEmpty();
    }

    @Test
    void aFormatNoLegCanHaveIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> new MediaFormat(11_025, 20))
                .hasMessageContaining("11025 Hz")
                .hasMessageContaining("48000");
        assertThatThrownBy(() -> new MediaFormat(8_000, 25)).hasMessageContaining("25 ms");
    }
}
