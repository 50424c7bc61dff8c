package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heedline.application.trial.ResponseTimes;
import io.heedline.application.trial.ResponseTimes.Sound;
import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.audio.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands with the speech model that is shipped and with espeak-ng. */
class RealModelIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final CapturedConsole console = new CapturedConsole();

    @TempDir
    Path directory;

    @BeforeEach
    void recordInto() {
        System.setProperty("heedline.recordings.directory", directory.toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty("heedline.recordings.directory");
    }

    @Test
    void aCallReachesTheBillAndItsRecordingHoldsBothSidesInTheirPlace() throws Exception {
        int status = console.run(
                "call", "--turn", "我要查一下账单", "--turn", "四三二一", "--turn", "一三五七九零", "--turn", "谢谢再见", "--json");

        assertThat(status).as(console.err()).isZero();
        JsonNode call = JSON.readTree(console.out());
        assertThat(call.propertyNames())
                .containsExactly("outcome", "reachedAim", "turns", "responseMs", "recording", "transcript");
        assertThat(call.get("outcome").asString()).isEqualTo("finished");
        assertThat(call.get("reachedAim").asBoolean()).isTrue();
        assertThat(call.get("responseMs")).hasSize(4).allMatch(wait -> wait.asLong() <= 700);
        // Digits are written as they sound (四三二亿) and understood all the same: the bill is told to who proved who they
        // are.
        assertThat(texts(call, "caller")).hasSize(4).startsWith("我要查一下账单").endsWith("谢谢再见");
        assertThat(String.join("", texts(call, "bot"))).contains("358.20元");
        assertThat(Files.size(Path.of(call.get("transcript").asString()))).isPositive();
        List<Pcm> channels = WavFile.readChannels(Path.of(call.get("recording").asString()));
        assertAligned(call, "caller", ResponseTimes.sounds(channels.get(0)), 60);
        assertAligned(call, "bot", ResponseTimes.sounds(channels.get(1)), 20);
    }

    private static List<String> texts(JsonNode call, String speaker) {
        List<String> texts = new ArrayList<>();
        for (JsonNode turn : call.get("turns")) {
            if (turn.get("speaker").asString().equals(speaker)) {
                texts.add(turn.get("text").asString());
            }
        }
        return texts;
    }

    /** Every sound lies within a turn of the side that made it, and every turn begins and ends with sound. */
    private static void assertAligned(JsonNode call, String speaker, List<Sound> sounds, long tolerance) {
        for (JsonNode turn : call.get("turns")) {
            if (turn.get("speaker").asString().equals(speaker)) {
                assertThat(sounds)
                        .as("a sound of the %s at the beginning of %s", speaker, turn)
                        .anyMatch(sound ->
                                Math.abs(sound.startMs() - turn.get("startMs").asLong()) <= tolerance
                                        || sound.startMs() < turn.get("startMs").asLong()
                                                && turn.get("startMs").asLong() < sound.endMs());
                assertThat(sounds)
                        .as("a sound of the %s at the end of %s", speaker, turn)
                        .anyMatch(sound ->
                                Math.abs(sound.endMs() - turn.get("endMs").asLong()) <= tolerance
                                        || sound.startMs() < turn.get("endMs").asLong()
                                                && turn.get("endMs").asLong() < sound.endMs());
            }
        }
    }

    @Test
    void transcribesFilesOfAllUsualRatesAndComplainsOfTheOthersOnly() throws Exception {
        Path spoken = directory.resolve("spoken.wav");
        assertThat(console.run("speak", "--out", spoken.toString(), "我要查一下账单")).isZero();
        Pcm speech = WavFile.read(spoken);
        Path stereo = directory.resolve("stereo48.wav");
        WavFile.write(stereo, Resampler.resample(speech, 48_000), Resampler.resample(speech, 48_000));
        Path wide = directory.resolve("mono16.wav");
        WavFile.write(wide, Resampler.resample(speech, 16_000));
        Path empty = Files.createFile(directory.resolve("empty.wav"));
        Path text = Files.writeString(directory.resolve("text.wav"), "this is no sound at all, only letters in a row");
        Path cut = directory.resolve("cut.wav");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(spoken), 5_000));
        CapturedConsole transcription = new CapturedConsole();

        int status = transcription.run(
                "transcribe",
                "--json",
                stereo.toString(),
                empty.toString(),
                text.toString(),
                cut.toString(),
                directory.resolve("missing.wav").toString(),
                wide.toString(),
                spoken.toString());

        assertThat(status).isEqualTo(1);
        List<JsonNode> results = transcription.out().lines().map(JSON::readTree).toList();
        assertThat(results)
                .extracting(result -> result.get("file").asString())
                .containsExactly(stereo.toString(), wide.toString(), spoken.toString());
        assertThat(results).allSatisfy(result -> {
            assertThat(result.propertyNames()).containsExactly("file", "text", "words", "cpuSeconds", "audioSeconds");
            assertThat(result.get("text").asString()).isEqualTo("我要查一下账单");
            assertThat(result.get("audioSeconds").asDouble()).isCloseTo(speech.durationMs() / 1000.0, within(0.01));
        });
        assertThat(transcription.err()).contains("Speech model: ", "empty.wav", "text.wav", "cut.wav", "missing.wav");
    }

    @Test
    void aGrammarKeepsOutWhatItDoesNotHold() throws Exception {
        Path grammar = Files.writeString(directory.resolve("yes-no.txt"), "# answers\n是的\n不是\n好的\n不用了\n");
        Path yes = directory.resolve("yes.wav");
        Path other = directory.resolve("other.wav");
        console.run("speak", "--out", yes.toString(), "是的");
        console.run("speak", "--out", other.toString(), "我想问一下还款日");
        CapturedConsole transcription = new CapturedConsole();

        transcription.run("transcribe", "--json", "--grammar", grammar.toString(), yes.toString(), other.toString());

        assertThat(transcription
                        .out()
                        .lines()
                        .map(line -> JSON.readTree(line).get("text").asString()))
                .containsExactly("是的", "");
    }

    @Test
    void aBrokenScenarioIsNamedWithLineAndColumn() throws Exception {
        Path scenario = Files.writeString(
                directory.resolve("broken.yaml"), "scenario: broken\nlanguages: [zh-CN]\nstart: nowhere\nstates: {}\n");

        assertThat(console.run("call", "--turn", "你好", "--scenario", scenario.toString()))
                .isEqualTo(1);

        assertThat(console.out()).isEmpty();
        assertThat(console.err()).containsPattern("broken\\.yaml:\\d+:\\d+: ");
    }
}
