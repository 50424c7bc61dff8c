package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {

    private static final String PASSWORD = "heedline.freeswitch.password";
    private static final String RECORDINGS = "heedline.recordings.directory";

    private final CapturedConsole console = new CapturedConsole();

    @TempDir
    Path directory;

    @BeforeEach
    void recordInto() {
        System.setProperty(RECORDINGS, directory.resolve("recordings").toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty(RECORDINGS);
        System.clearProperty(PASSWORD);
    }

    @Test
    void tellsOfTheMachineAndThatNoFreeSwitchWasNamed() {
        assertThat(console.run("doctor")).isZero();

        assertThat(console.out())
                .contains("java: version", "memory:", "voice: eSpeak", "speech model:", "recordings:", "call port:")
                .contains(" 0 problems", "No FreeSWITCH was named")
                .doesNotContain("PROBLEM");
    }

    @Test
    void aProblemEndsWithStatusOneAndHasANextStep() throws Exception {
        System.setProperty(
                RECORDINGS, Files.createFile(directory.resolve("a-file")).toString());

        assertThat(console.run("doctor")).isEqualTo(1);

        assertThat(console.out()).containsPattern("PROBLEM +recordings: .*a-file cannot be written.*\n +Let this user");
    }

    @Test
    void asksForThePasswordOfAFreeSwitch() {
        assertThat(console.run("doctor", "--freeswitch", "127.0.0.1:1")).isEqualTo(1);

        assertThat(console.out()).contains("PROBLEM  settings: HEEDLINE_FREESWITCH_PASSWORD is not set");
    }

    @Test
    void printsOneJsonObjectWithEachNodesFindings() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start("right")) {
            System.setProperty(PASSWORD, "wrong");
            String address = "127.0.0.1:" + node.address().getPort();

            assertThat(console.run("doctor", "--json", "--freeswitch", "pbx=" + address))
                    .isEqualTo(1);

            JsonNode report = new JsonMapper().readTree(console.out());
            assertThat(report.get("healthy").asBoolean()).isFalse();
            JsonNode last = report.get("findings").get(report.get("findings").size() - 1);
            assertThat(last.get("where").asString()).isEqualTo("pbx");
            assertThat(last.get("verdict").asString()).isEqualTo("PROBLEM");
            assertThat(last.get("found").asString()).contains("password is wrong");
            assertThat(last.get("nextStep").asString()).contains("HEEDLINE_FREESWITCH_PASSWORD");
            assertThat(console.out().lines()).hasSize(1);
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(console.run("doctor", "--freeswitch", "8021:pbx")).isEqualTo(2);

        assertThat(console.err()).contains("expected HOST:PORT");
    }
}
