package io.heedline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavFaultsTest {

    @TempDir
    Path directory;

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> WavFile.read(directory.resolve("none.wav")))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("none.wav")
                .hasMessageContaining("does not exist");
    }

    @Test
    void aDirectoryIsNoSoundFile() {
        assertRefused(directory, "a directory");
    }

    @Test
    void anEmptyFileIsCalledEmpty() throws Exception {
        assertRefused(file(new byte[0]), "is empty");
    }

    @Test
    void anotherKindOfFileIsNoWav() throws Exception {
        assertRefused(file("ID3\u0004 this is some other music".getBytes("ISO-8859-1")), "is not a WAV file");
    }

    @Test
    void aHeaderCutShortIsTruncated() throws Exception {
        byte[] whole = WavBytes.file(1, 1, 8000, 16, new byte[20]);
        for (int length = 1; length < 44; length++) {
            assertRefused(file(Arrays.copyOf(whole, length)), "truncated");
        }
    }

    @Test
    void samplesCutShortAreTruncated() throws Exception {
        byte[] whole = WavBytes.file(1, 1, 8000, 16, new byte[2000]);
        assertRefused(file(Arrays.copyOf(whole, 1044)), "announces 2000 bytes", "only 1000 are there");
    }

    @Test
    void aFileWithoutSamplesHoldsNoSound() throws Exception {
        assertRefused(file(WavBytes.file(1, 1, 8000, 16, new byte[0])), "holds no sound");
    }

    @Test
    void aHeaderThatAnnouncesTenHoursIsRefusedBeforeAnythingIsRead() throws Exception {
        byte[] format = WavBytes.format(1, 1, 8000, 16);
        assertRefused(file(WavBytes.file(format, new byte[100], 36_000 * 16_000)), "36000 s long", "at most 3600 s");
    }

    @Test
    void theLimitCanBeChosen() throws Exception {
        Path twoSeconds = file(WavBytes.file(1, 1, 8000, 16, new byte[32_000]));

        assertThat(WavFile.read(twoSeconds, Duration.ofSeconds(2)).durationMs()).isEqualTo(2000);
        assertThatThrownBy(() -> WavFile.read(twoSeconds, Duration.ofMillis(1999)))
                .hasMessageContaining("at most 1999 ms");
    }

    @ParameterizedTest
    @CsvSource({"85, 16", "2, 4", "17, 4", "1, 12", "1, 0", "3, 16", "7, 16", "80, 0"})
    void unknownEncodingsAreNamed(int tag, int bits) throws Exception {
        assertRefused(file(WavBytes.file(tag, 1, 8000, bits, new byte[100])), "unknown encoding " + tag);
    }

    @ParameterizedTest
    @CsvSource({"0, 8000, 0 channels", "6, 8000, 6 channels", "1, 0, rate of 0 Hz", "1, -1, rate of 4294967295 Hz"})
    void impossibleFormatsAreRefused(int channels, int rate, String message) throws Exception {
        assertRefused(file(WavBytes.file(1, channels, rate, 16, new byte[100])), message);
    }

    @Test
    void samplesWithoutAFormatAreRefused() throws Exception {
        byte[] data = WavBytes.little(12 + 12)
                .put(WavBytes.ascii("RIFF"))
                .putInt(16)
                .put(WavBytes.ascii("WAVE"))
                .put(WavBytes.ascii("data"))
                .putInt(4)
                .array();
        assertRefused(file(data), "no format");
    }

    @Property(tries = 2000)
    void noBytesDoMoreThanBeRefused(@ForAll byte[] bytes) throws IOException {
        readOrRefuse(bytes);
    }

    @Property(tries = 2000)
    void noDamageToAWholeFileDoesMoreThanBeRefused(
            @ForAll @IntRange(max = 83) int at,
            @ForAll byte damage,
            @ForAll @IntRange(max = 83) int second,
            @ForAll byte secondDamage,
            @ForAll @IntRange(max = 84) int length)
            throws IOException {
        byte[] whole = WavBytes.file(WavBytes.extensible(1, 2, 8000, 16), new byte[16], 16);
        whole[at] = damage;
        whole[second] = secondDamage;
        readOrRefuse(Arrays.copyOf(whole, length));
    }

    private static void readOrRefuse(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".wav");
        try {
            Files.write(file, bytes);
            assertThat(WavFile.readChannels(file)).isNotEmpty();
        } catch (AudioFormatException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> WavFile.read(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(words);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("sound.wav"), bytes);
    }
}
