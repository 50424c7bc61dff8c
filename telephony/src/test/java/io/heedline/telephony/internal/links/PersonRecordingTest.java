package io.heedline.telephony.internal.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRecordingTest {

    private static final String CHANNEL = "5d59a7e3-122e-4fe4-916c-15de46f946f5";

    private final PersonRecording recording = PersonRecording.of(Path.of("/srv/heard"), CHANNEL, 2);

    @Test
    void asksForAFileWithoutBufferingThatTellsItsChannelOnly() {
        assertThat(recording.start().wire())
                .startsWith("sendmsg " + CHANNEL + "\n")
                .contains("execute-app-name: record_session\n")
                .contains("execute-app-arg: /srv/heard/" + CHANNEL + "-2.wav +14400"
                        + " {RECORD_STEREO=true,RECORD_PRE_BUFFER_FRAMES=1,RECORD_MIN_SEC=0,record_sample_rate=8000,"
                        + "enable_file_write_buffering=false}\n");
    }

    @Test
    void stopsTheSameFile() {
        assertThat(recording.stop().wire())
                .isEqualTo("api uuid_record " + CHANNEL + " stop /srv/heard/" + CHANNEL + "-2.wav\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/my recordings", "relative", "/srv/{x=y}", "/srv/a,b", "/srv/a'b", "/srv/$${x}"})
    void refusesADirectoryThatFreeSwitchWouldReadOtherwise(String directory) {
        assertThatThrownBy(() -> PersonRecording.of(Path.of(directory), CHANNEL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected an absolute path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../up", "a\nb"})
    void refusesAChannelThatIsNoId(String channel) {
        assertThatThrownBy(() -> PersonRecording.of(Path.of("/srv/heard"), channel, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
