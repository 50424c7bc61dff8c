package io.heedline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavRoundTripTest {

    @TempDir
    Path directory;

    @Test
    void twoChannelsComeBackAsTheyWereWritten() throws Exception {
        Pcm left = new Pcm(new short[] {1, -2, Short.MAX_VALUE}, 8000);
        Pcm right = new Pcm(new short[] {Short.MIN_VALUE, 0, 7}, 8000);
        Path file = directory.resolve("stereo.wav");

        WavFile.write(file, left, right);

        assertThat(WavFile.readChannels(file)).containsExactly(left, right);
    }

    @Test
    void theShorterChannelIsFilledUpWithSilence() throws Exception {
        Path file = directory.resolve("uneven.wav");

        WavFile.write(file, new Pcm(new short[] {5, 6}, 8000), new Pcm(new short[] {9}, 8000));

        assertThat(WavFile.readChannels(file).get(1).samples()).containsExactly(9, 0);
    }

    @Test
    void stereoIsMixedHalfAndHalf() throws Exception {
        Path file = directory.resolve("mix.wav");

        WavFile.write(file, new Pcm(new short[] {1000}, 16000), new Pcm(new short[] {-400}, 16000));

        assertThat(WavFile.read(file)).isEqualTo(new Pcm(new short[] {300}, 16000));
    }
}
