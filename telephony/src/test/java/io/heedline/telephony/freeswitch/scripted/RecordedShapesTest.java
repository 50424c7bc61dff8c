package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake's events have the headers of the real ones, in their order. */
@Timeout(30)
class RecordedShapesTest {

    private final ScriptedFreeSwitch fs = ScriptedFreeSwitch.start();
    private ServerSocket server;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        fs.dialplan().connectRinging((InetSocketAddress) server.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        fs.close();
        assertThat(fs.complaints()).isEmpty();
    }

    private static void assertShape(Map<String, List<String>> recorded, String key, RawConnection.Frame event) {
        assertThat(recorded).containsKey(key);
        assertThat(RecordedShapes.shape(event.names())).as(key).isEqualTo(recorded.get(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbound-9000.txt", "bridge.txt", "originate-socket.txt", "filter.txt"})
    void valuesAreCodedAsRecorded(String transcript) throws Exception {
        List<String> values = RecordedShapes.values(transcript);

        assertThat(values)
                .hasSizeGreaterThan(100)
                .allSatisfy(value -> assertThat(
                                UrlCoding.encode(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)))
                        .isEqualTo(value));
    }

    @Test
    void aCallIsToldAsRecorded() throws Exception {
        Map<String, List<String>> recorded = RecordedShapes.of("outbound-9000.txt");
        ScriptedPhone caller = fs.call("1001", "9000");
        try (RawConnection app = new RawConnection(server.accept())) {
            assertShape(recorded, "CHANNEL_DATA", app.ask("connect").event());
            app.ask("myevents");
            app.ask("linger 5");
            app.ask("event plain CHANNEL_CALLSTATE PLAYBACK_START PLAYBACK_STOP");
            app.execute("answer", "");
            assertShape(recorded, "CHANNEL_EXECUTE answer", app.await("CHANNEL_EXECUTE"));
            assertShape(recorded, "CHANNEL_PROGRESS_MEDIA", app.await("CHANNEL_PROGRESS_MEDIA"));
            assertShape(recorded, "CHANNEL_CALLSTATE", app.await("CHANNEL_CALLSTATE"));
            assertShape(recorded, "CHANNEL_ANSWER", app.await("CHANNEL_ANSWER"));
            assertShape(recorded, "CHANNEL_EXECUTE_COMPLETE answer", app.await("CHANNEL_EXECUTE_COMPLETE"));

            Path sound = directory.resolve("sound.wav");
            WavFile.write(sound, Pcm.silence(300, 8_000));
            app.execute("playback", sound.toString());
            assertShape(recorded, "CHANNEL_EXECUTE playback", app.await("CHANNEL_EXECUTE"));
            assertShape(recorded, "PLAYBACK_START", app.await("PLAYBACK_START"));
            caller.press("5");
            assertShape(recorded, "DTMF", app.await("DTMF"));
            assertShape(recorded, "PLAYBACK_STOP", app.await("PLAYBACK_STOP"));
            assertShape(recorded, "CHANNEL_EXECUTE_COMPLETE playback", app.await("CHANNEL_EXECUTE_COMPLETE"));

            caller.hangUp();
            assertShape(recorded, "CHANNEL_HANGUP", app.await("CHANNEL_HANGUP"));
            assertShape(recorded, "CHANNEL_UNPARK", app.await("CHANNEL_UNPARK"));
            assertShape(recorded, "CHANNEL_EXECUTE_COMPLETE socket", app.await("CHANNEL_EXECUTE_COMPLETE"));
            assertShape(recorded, "CHANNEL_STATE", app.await("CHANNEL_STATE"));
            assertShape(recorded, "CHANNEL_HANGUP_COMPLETE", app.await("CHANNEL_HANGUP_COMPLETE"));
        }
    }

    @Test
    void aCallerWhoCancelsIsToldAsRecorded() throws Exception {
        Map<String, List<String>> recorded = RecordedShapes.of("caller-cancel.txt");
        ScriptedPhone caller = fs.call("1001", "9000");
        try (RawConnection app = new RawConnection(server.accept())) {
            app.ask("connect");
            app.ask("myevents");
            app.execute("ring_ready", "");
            assertShape(recorded, "CHANNEL_PROGRESS", app.await("CHANNEL_PROGRESS"));
            caller.hangUp();
            RawConnection.Frame end = app.await("CHANNEL_HANGUP_COMPLETE");
            assertShape(recorded, "CHANNEL_HANGUP_COMPLETE", end);
            assertThat(end.header("Hangup-Cause")).isEqualTo("ORIGINATOR_CANCEL");
            assertThat(end.header("variable_sip_term_status")).isEqualTo("487");
        }
    }

    @Test
    void aBridgeIsToldAsRecorded() throws Exception {
        Map<String, List<String>> recorded = RecordedShapes.of("bridge.txt");
        fs.callee("9002", Callee.answers());
        fs.call("1001", "9000");
        try (RawConnection app = new RawConnection(server.accept())) {
            app.ask("connect");
            app.ask("myevents");
            app.ask("event plain PRIVATE_COMMAND");
            app.execute("answer", "");
            app.await("CHANNEL_ANSWER");
            app.execute("bridge", "loopback/9002/default");
            assertShape(recorded, "PRIVATE_COMMAND", app.await("PRIVATE_COMMAND"));
            assertShape(recorded, "CHANNEL_BRIDGE", app.await("CHANNEL_BRIDGE"));
            fs.phones("9002").get(0).hangUp();
            assertShape(recorded, "CHANNEL_UNBRIDGE", app.await("CHANNEL_UNBRIDGE"));
        }
    }

    @Test
    void aJobIsToldAsRecorded() throws Exception {
        Map<String, List<String>> recorded = RecordedShapes.of("auth-ok-api-bgapi.txt");
        try (RawConnection client = RawConnection.authenticated(fs.address(), fs.password())) {
            client.ask("event plain ALL");
            client.ask("bgapi status");
            assertShape(recorded, "API", client.await("API"));
            assertShape(recorded, "BACKGROUND_JOB", client.await("BACKGROUND_JOB"));
        }
    }

    @Test
    void anOriginatedLegIsToldAsRecorded() throws Exception {
        Map<String, List<String>> recorded = RecordedShapes.of("originate-socket.txt");
        fs.callee("bob", Callee.answers());
        try (RawConnection client = RawConnection.authenticated(fs.address(), fs.password())) {
            client.ask("bgapi originate sofia/internal/bob@127.0.0.1:15099 '&socket(127.0.0.1:" + server.getLocalPort()
                    + " async full)'");
            try (RawConnection app = new RawConnection(server.accept())) {
                assertShape(recorded, "CHANNEL_DATA", app.ask("connect").event());
            }
        }
    }
}
