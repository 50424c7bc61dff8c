package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedPromptsTest {

    private static final Pcm SPOKEN = new Pcm(new short[] {1, 2, 3}, 8000);

    @TempDir
    Path directory;

    @Test
    void aRecordingOfAnyRateIsUsedAtTelephoneRateTrimmedAndLevelled() throws IOException {
        for (int rate : new int[] {8000, 16_000, 44_100, 48_000}) {
            record("zh-CN/greeting" + rate + ".wav", rate, 1000);

            Pcm speech = prompts().speak(prompt("greeting" + rate));

            assertThat(speech.sampleRate()).isEqualTo(8000);
            assertThat(speech.durationMs()).isBetween(1080L, 1115L);
            assertThat(Level.dbfs(speech)).isCloseTo(-20, within(1.0));
        }
    }

    @Test
    void aRecordingForTheLanguageServesEveryCountry() throws IOException {
        record("zh/greeting.wav", 16_000, 500);

        assertThat(prompts().speak(prompt("greeting"))).isNotEqualTo(SPOKEN);
        assertThat(prompts().speak(new Prompt("Hello", Locale.US, Optional.of("greeting"))))
                .isEqualTo(SPOKEN);
    }

    @Test
    void whatIsNotRecordedIsSpoken() {
        assertThat(prompts().speak(prompt("greeting"))).isEqualTo(SPOKEN);
        assertThat(prompts().speak(Prompt.of("您好", Locale.SIMPLIFIED_CHINESE))).isEqualTo(SPOKEN);
    }

    @Test
    void aRecordingThatIsBrokenOrSilentIsSpokenInstead() throws IOException {
        Files.createDirectories(directory.resolve("zh-CN"));
        Files.writeString(directory.resolve("zh-CN/broken.wav"), "no sound");
        WavFile.write(directory.resolve("zh-CN/silent.wav"), Pcm.silence(500, 8000));

        assertThat(prompts().speak(prompt("broken"))).isEqualTo(SPOKEN);
        assertThat(prompts().speak(prompt("silent"))).isEqualTo(SPOKEN);
    }

    @Test
    void aChangedRecordingIsReadAnew() throws IOException {
        RecordedPrompts prompts = prompts();
        Path file = record("zh-CN/greeting.wav", 8000, 500);
        long before = prompts.speak(prompt("greeting")).durationMs();
        record("zh-CN/greeting.wav", 8000, 900);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(prompts.speak(prompt("greeting")).durationMs()).isEqualTo(before + 400);
    }

    @Test
    void anIdCannotLeaveTheDirectory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prompts().speak(prompt("../secret")))
                .withMessageContaining("'../secret'");
    }

    private RecordedPrompts prompts() {
        return new RecordedPrompts(directory, prompt -> SPOKEN, -20);
    }

    private static Prompt prompt(String id) {
        return new Prompt("您好", Locale.SIMPLIFIED_CHINESE, Optional.of(id));
    }

    /** A tone between half a second of silence on either side. */
    private Path record(String name, int rate, int ms) throws IOException {
        short[] tone = new short[rate * ms / 1000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (3000 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        WavFile.write(file, Pcm.silence(500, rate).concat(new Pcm(tone, rate), Pcm.silence(500, rate)));
        return file;
    }
}
