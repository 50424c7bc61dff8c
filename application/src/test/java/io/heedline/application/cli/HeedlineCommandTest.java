package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeedlineCommandTest {

    private final CapturedConsole console = new CapturedConsole();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "call",
                "transcribe",
                "speak",
                "up",
                "models",
                "models list",
                "models install",
                "speech",
                "test",
                "doctor"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        int status = console.run((command + " --help").split(" "));

        assertThat(status).isZero();
        assertThat(console.out()).contains("Usage: heedline " + command).contains("./heedline " + command);
        assertThat(console.err()).isEmpty();
    }

    @Test
    void wrongUseEndsWithTwoAndSaysWhereHelpIs() {
        assertThat(console.run("demo", "--exti")).isEqualTo(2);

        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("--exti").contains("./heedline demo --help");
    }

    @Test
    void aCommandIsNeeded() {
        assertThat(console.run()).isEqualTo(2);
        assertThat(console.err()).contains("a command is missing");
    }

    @Test
    void speakWritesWhatCallersHear() throws Exception {
        Path out = directory.resolve("hello.wav");

        assertThat(console.run("speak", "--out", out.toString(), "您好")).isZero();

        Pcm speech = WavFile.read(out);
        assertThat(speech.sampleRate()).isEqualTo(8_000);
        assertThat(speech.durationMs()).isBetween(300L, 2_000L);
    }

    @Test
    void speakRefusesAnotherScript() {
        assertThat(console.run("speak", "--out", directory.resolve("x.wav").toString(), "Привет"))
                .isEqualTo(2);

        assertThat(console.err()).contains("Cyrillic");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void speakNamesTheDirectoryThatIsMissing() {
        Path out = directory.resolve("missing").resolve("x.wav");

        assertThat(console.run("speak", "--out", out.toString(), "您好")).isEqualTo(1);

        assertThat(console.err()).contains(out.getParent().toString()).contains("does not exist");
    }

    @Test
    void modelsInstallKnowsItsLanguages() {
        assertThat(console.run("models", "install", "fr")).isEqualTo(2);

        assertThat(console.err()).contains("\"fr\"").contains("Give zh or en");
    }

    @Test
    void aFreeSwitchWithoutAnAddressIsRefusedBeforeAnythingStarts() {
        assertThat(console.run("up", "--freeswitch", "here:there")).isEqualTo(2);

        assertThat(console.err()).contains("\"here:there\"").contains("expected HOST:PORT");
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertThat(console.run("up", "--port", "70000")).isEqualTo(2);

        assertThat(console.err()).contains("70000");
    }
}
