package io.heedline.application.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.CallReport;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.CallId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class CallResultTest {

    @TempDir
    Path directory;

    @Test
    void hasTheFieldsOfTheContractAndNoOthers() throws Exception {
        Path recording = directory.resolve("call.wav");
        WavFile.write(recording, Pcm.silence(1_000, 8_000), Pcm.silence(1_000, 8_000));
        CallReport report = new CallReport(
                new CallId("a1"),
                "13800000001",
                Instant.EPOCH,
                "finished",
                true,
                List.of(
                        new Turn(Speaker.BOT, "您好", 0, 500, List.of(), Optional.empty(), Optional.empty()),
                        new Turn(Speaker.CALLER, "查账单", 900, 1_800, List.of(), Optional.of("bill"), Optional.of(0.97))),
                recording,
                directory.resolve("call.json"),
                List.of());

        String json = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build()
                .writeValueAsString(CallResult.of(report));

        assertThat(json)
                .isEqualTo("{\"outcome\":\"finished\",\"reachedAim\":true,\"turns\":["
                        + "{\"speaker\":\"bot\",\"text\":\"您好\",\"startMs\":0,\"endMs\":500},"
                        + "{\"speaker\":\"caller\",\"text\":\"查账单\",\"startMs\":900,\"endMs\":1800,"
                        + "\"intent\":\"bill\",\"confidence\":0.97}],"
                        + "\"responseMs\":[],\"recording\":\"" + recording + "\",\"transcript\":\""
                        + directory.resolve("call.json") + "\"}");
    }
}
