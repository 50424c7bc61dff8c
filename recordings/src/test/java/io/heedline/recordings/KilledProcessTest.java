package io.heedline.recordings;

import static io.heedline.recordings.Frames.side;
import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    @TempDir
    Path directory;

    @Test
    void aKilledProcessLeavesAWholeFileThatLacksAtMostTheLastSecond() throws Exception {
        Path file = directory.resolve("call.wav");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRecorder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("recorded");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        List<Pcm> sides = WavFile.readChannels(file);

        assertThat(sides.get(0).durationMs()).isBetween(4300L, 5300L);
        int frames = sides.get(0).length() / Frames.SAMPLES;
        assertThat(sides).containsExactly(side(1, 0, frames), side(-1, 0, frames));
        assertThat(Frames.announcedMs(file)).isEqualTo(sides.get(0).durationMs());
    }
}
