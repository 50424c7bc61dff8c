package io.heedline.application.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heedline.application.trial.ResponseTimes.Sound;
import io.heedline.audio.AudioFormatException;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseTimesTest {

    private static final int RATE = 8_000;

    @TempDir
    Path directory;

    @Test
    void measuresFromTheEndOfTheCallersSoundToTheStartOfTheBots() throws Exception {
        Path recording = recording(
                List.of(new Sound(2_000, 3_000), new Sound(7_000, 7_500)),
                List.of(new Sound(0, 1_500), new Sound(3_600, 6_500), new Sound(8_050, 9_000)),
                0);

        assertThat(ResponseTimes.measure(recording)).containsExactly(600L, 550L);
    }

    @Test
    void hearsThroughTheNoiseOfABadLine() throws Exception {
        Path recording = recording(List.of(new Sound(2_000, 3_000)), List.of(new Sound(3_600, 5_000)), 300);

        assertThat(ResponseTimes.measure(recording)).hasSize(1);
        assertThat(ResponseTimes.measure(recording).get(0)).isCloseTo(600L, within(20L));
    }

    @Test
    void doesNotCountAPromptThatFollowsNoSpeech() throws Exception {
        Path recording = recording(
                List.of(new Sound(2_000, 3_000)),
                List.of(new Sound(3_500, 4_000), new Sound(10_000, 11_000), new Sound(17_000, 18_000)),
                0);

        assertThat(ResponseTimes.measure(recording)).containsExactly(500L);
    }

    @Test
    void doesNotCountSpeechTheBotTalkedThrough() throws Exception {
        Path recording =
                recording(List.of(new Sound(500, 800)), List.of(new Sound(0, 2_000), new Sound(2_500, 4_000)), 0);

        assertThat(ResponseTimes.measure(recording)).isEmpty();
    }

    @Test
    void takesTheEndOfTheLastPartOfASentenceSaidInParts() {
        List<Long> waits = ResponseTimes.between(
                List.of(new Sound(1_000, 2_000), new Sound(2_400, 3_000)), List.of(new Sound(3_700, 4_000)));

        assertThat(waits).containsExactly(700L);
    }

    @Test
    void refusesARecordingOfOneChannel() throws Exception {
        Path mono = directory.resolve("mono.wav");
        WavFile.write(mono, Pcm.silence(100, RATE));

        assertThatThrownBy(() -> ResponseTimes.measure(mono))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("expected 2");
    }

    @Test
    void findsTheMiddleOfOddAndEvenNumbersOfWaits() {
        assertThat(ResponseTimes.median(List.of(700L, 100L, 300L))).hasValue(300);
        assertThat(ResponseTimes.median(List.of(100L, 200L))).hasValue(150);
        assertThat(ResponseTimes.median(List.of())).isEmpty();
    }

    private Path recording(List<Sound> caller, List<Sound> bot, int noise) throws Exception {
        Path file = directory.resolve("call.wav");
        WavFile.write(file, channel(caller, noise), channel(bot, 0));
        return file;
    }

    private static Pcm channel(List<Sound> sounds, int noise) {
        Random random = new Random(7);
        short[] samples = new short[20 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * noise);
        }
        for (Sound sound : sounds) {
            for (int i = (int) sound.startMs() * 8; i < sound.endMs() * 8; i++) {
                samples[i] += (short) (6_000 * Math.sin(i * 0.3));
            }
        }
        return new Pcm(samples, RATE);
    }
}
