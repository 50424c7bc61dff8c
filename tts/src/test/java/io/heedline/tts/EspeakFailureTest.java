package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakFailureTest {

    private static final Prompt PROMPT = Prompt.of("您好，单先生", Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path directory;

    @Test
    void aMissingEngineIsNamedWithTheCommandThatInstallsIt() {
        SpeechSynthesisException failure = failureOf("/nowhere/espeak-ng", Duration.ofSeconds(5));

        assertThat(failure)
                .hasMessageContaining("'/nowhere/espeak-ng' cannot be started")
                .hasMessageContaining("apt-get install espeak-ng");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void anEngineThatNeverEndsIsGivenUpAndStopped() throws IOException {
        Path pid = directory.resolve("pid");
        Path command = script("echo $$ > " + pid + "\nexec tail -f /dev/null");

        SpeechSynthesisException failure = failureOf(command.toString(), Duration.ofSeconds(1));

        assertThat(failure).hasMessageContaining("within 1000 ms");
        assertThat(failure.retryable()).isTrue();
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void whatTheEngineComplainsOfIsPassedOn() throws IOException {
        Path command =
                script("cat > /dev/null; echo 'Error: The specified espeak-ng voice does not exist.' >&2; exit 1");

        assertThat(failureOf(command.toString(), Duration.ofSeconds(10)))
                .hasMessageContaining("status 1")
                .hasMessageContaining("voice does not exist");
    }

    @Test
    void anEngineThatReadsNothingIsToldByItsStatus() throws IOException {
        assertThat(failureOf(script("exit 3").toString(), Duration.ofSeconds(10)))
                .hasMessageContaining("status 3");
    }

    @Test
    void soundThatIsNoSoundIsReported() throws IOException {
        Path command = script("cat > /dev/null; while [ $# -gt 1 ]; do shift; done; echo rubbish > $1");

        assertThat(failureOf(command.toString(), Duration.ofSeconds(10))).hasMessageContaining("no usable sound");
    }

    @Test
    void theTextIsInNoMessage() throws IOException {
        assertThat(failureOf(script("exit 3").toString(), Duration.ofSeconds(10))
                        .getMessage())
                .doesNotContain("单先生", "shan4");
        assertThat(PROMPT.toString()).doesNotContain("单先生");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> EspeakSettings.standard().withSpeed(9)).hasMessageContaining("speed 9.0");
        assertThatThrownBy(() -> EspeakSettings.standard().withVariant("../f2")).hasMessageContaining("'../f2'");
    }

    private static SpeechSynthesisException failureOf(String command, Duration timeout) {
        EspeakSynthesizer espeak = new EspeakSynthesizer(
                EspeakSettings.standard().withCommand(command).withTimeout(timeout));
        return catchThrowableOfType(SpeechSynthesisException.class, () -> espeak.speak(PROMPT));
    }

    private Path script(String body) throws IOException {
        Path script = directory.resolve("engine");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
