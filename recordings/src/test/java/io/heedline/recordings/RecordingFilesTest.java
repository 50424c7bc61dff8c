package io.heedline.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class RecordingFilesTest {

    private final ZonedDateTime time = ZonedDateTime.parse("2026-01-02T03:04:05+08:00[Asia/Shanghai]");

    @Test
    void filesLieByDayAndAreNamedByTimeAndCall() {
        RecordingFiles files = RecordingFiles.of(Path.of("var"), "a1-b2", time);

        assertThat(files.audio()).isEqualTo(Path.of("var/2026/01/02/20260102-030405-a1-b2.wav"));
        assertThat(files.transcript()).isEqualTo(Path.of("var/2026/01/02/20260102-030405-a1-b2.json"));
    }

    @Test
    void anIdThatWouldLeaveTheDirectoryIsRefused() {
        assertThatThrownBy(() -> RecordingFiles.of(Path.of("var"), "../../etc", time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../../etc");
    }
}
