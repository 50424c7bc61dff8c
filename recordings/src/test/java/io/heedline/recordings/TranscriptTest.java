package io.heedline.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.recordings.Transcript.Word;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {

    @TempDir
    Path directory;

    private final Transcript transcript = new Transcript(
            "call-1",
            Instant.parse("2026-11-22T15:17:04Z"),
            "zh-CN",
            "bill told",
            "call.wav",
            List.of(
                    new Turn(Speaker.BOT, "您好。", 20, 900, List.of(), Optional.empty(), Optional.empty()),
                    new Turn(
                            Speaker.CALLER,
                            "我要查账单",
                            1500,
                            2400,
                            List.of(new Word("我", 1500, 1600, 0.9), new Word("账单", 2000, 2400, 1)),
                            Optional.of("bill"),
                            Optional.of(0.87))),
            List.of(new RecordingLoss(2000, 2500, "No space left on device")));

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Path file = directory.resolve("day/call.json");

        transcript.write(file);

        assertThat(Transcript.read(file)).isEqualTo(transcript);
        assertThat(directory.resolve("day")).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.list(directory.resolve("day"))).hasSize(1);
    }

    @Test
    void theFileIsPlainToReadAndLeavesOutWhatIsNotKnown() throws Exception {
        Path file = directory.resolve("call.json");

        transcript.write(file);

        assertThat(Files.readString(file))
                .contains("\"startedAt\" : \"2026-11-22T15:17:04Z\"", "\"我要查账单\"", "\"speaker\" : \"caller\"")
                .containsOnlyOnce("\"intent\"")
                .containsOnlyOnce("\"words\"");
    }

    @Test
    void anEmptyCallHasAnEmptyListOfTurns() throws Exception {
        Path file = directory.resolve("call.json");

        new Transcript("c", Instant.EPOCH, "en-US", "caller gone", "c.wav", List.of(), List.of()).write(file);

        assertThat(Files.readString(file)).contains("\"turns\" : [ ]").doesNotContain("missing");
    }

    @Test
    void writingAgainReplacesTheWholeFile() throws Exception {
        Path file = Files.writeString(directory.resolve("call.json"), "x".repeat(100_000));

        transcript.write(file);

        assertThat(Transcript.read(file)).isEqualTo(transcript);
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() throws Exception {
        Path file = Files.writeString(directory.resolve("call.json"), "{\"callId\":\"c\",\"mood\":\"fine\"}");

        assertThat(Transcript.read(file).callId()).isEqualTo("c");
    }

    @Test
    void aDamagedFileIsNamedWithThePlace() throws Exception {
        Path file = Files.writeString(directory.resolve("call.json"), "{\n \"turns\": [ {\"speaker\": \"cat\"} ]}");

        assertThatThrownBy(() -> Transcript.read(file))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageContaining("call.json line 2 column")
                .hasMessageContaining("cat");
    }

    @Property(tries = 500)
    void noTextDoesMoreThanBeRefused(@ForAll String text) throws Exception {
        Path file = Files.createTempFile("transcript", ".json");
        try {
            Files.writeString(file, text.replaceAll("[\\uD800-\\uDFFF]", "?"));
            assertThat(Transcript.read(file)).isNotNull();
        } catch (TranscriptFormatException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
        }
    }
}
