package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sound of calls: unicast, what ends and revives it, recordings. */
abstract class SoundContract extends NodeContract {

    @Test
    void unicastCarriesSoundBothWaysInDatagramsOfOnePacketTime() throws Exception {
        try (RawConnection app = call(fresh(), "");
                UnicastEnd ours = new UnicastEnd()) {
            assertThat(app.ask(ours.command()).reply()).isEqualTo("+OK");
            assertThat(ours.receive(PATIENCE_MS)).hasSize(320);

            byte[] loud = new byte[320];
            Arrays.fill(loud, (byte) 0x20);
            boolean echoed = false;
            for (int i = 0; i < 250 && !echoed; i++) {
                ours.send(loud);
                byte[] heard = ours.receive(PATIENCE_MS);
                echoed = heard[101] > 0x10;
            }
            assertThat(echoed).as("our own sound comes back").isTrue();
        }
    }

    @Test
    void aSecondUnicastIsOfNoEffectWhileTheFirstWorks() throws Exception {
        try (RawConnection app = call(fresh(), "");
                UnicastEnd first = new UnicastEnd();
                UnicastEnd second = new UnicastEnd()) {
            app.ask(first.command());
            assertThat(first.receive(PATIENCE_MS)).isNotNull();

            assertThat(app.ask(second.command()).reply()).isEqualTo("+OK");
            assertThat(second.receive(500)).isNull();
            assertThat(first.isLive()).isTrue();
        }
    }

    @Test
    void playbackEndsUnicastAndOnlyATransferRevivesIt() throws Exception {
        String uuid = fresh();
        try (RawConnection app = call(uuid, "");
                UnicastEnd first = new UnicastEnd();
                UnicastEnd second = new UnicastEnd();
                UnicastEnd third = new UnicastEnd()) {
            app.ask(first.command());
            assertThat(first.receive(PATIENCE_MS)).isNotNull();
            app.execute("playback", "silence_stream://100");
            app.await(frame -> frame.eventName().equals("CHANNEL_EXECUTE_COMPLETE"));
            assertThat(first.isLive()).isFalse();

            app.ask(second.command());
            assertThat(second.receive(500)).isNull();

            client.ask("api uuid_transfer " + uuid + " 'park,hangup:NORMAL_CLEARING' inline");
            app.await(frame -> frame.event().header("Application").equals("park"));
            app.ask(third.command());
            assertThat(third.receive(PATIENCE_MS)).isNotNull();
        }
    }

    @Test
    void whoIsParkedAndParkedAgainIsDeafToCommands() throws Exception {
        String uuid = fresh();
        try (RawConnection app = call(uuid, "");
                UnicastEnd first = new UnicastEnd();
                UnicastEnd second = new UnicastEnd()) {
            client.ask("api uuid_park " + uuid);
            app.await(frame -> frame.event().header("Channel-State").equals("CS_PARK")
                    && frame.eventName().equals("CHANNEL_PARK"));
            app.ask(first.command());
            assertThat(first.receive(PATIENCE_MS)).isNotNull();

            client.ask("api uuid_park " + uuid);
            app.await(frame -> frame.eventName().equals("CHANNEL_UNPARK")
                    && frame.event().header("Channel-State").equals("CS_PARK"));
            assertThat(app.ask(second.command()).reply()).isEqualTo("+OK");
            assertThat(second.receive(500)).isNull();
            assertThat(first.isLive()).isFalse();
        }
    }

    @Test
    void aPersonTalksWithTheCallerWhoIsParkedAfterwards() throws Exception {
        String uuid = fresh();
        client.ask("event plain CHANNEL_ANSWER");
        try (RawConnection app = call(uuid, ",park_after_bridge=true");
                UnicastEnd before = new UnicastEnd();
                UnicastEnd after = new UnicastEnd()) {
            app.ask(before.command());
            assertThat(before.receive(PATIENCE_MS)).isNotNull();
            app.execute("bridge", "loopback/echo/trial");
            RawConnection.Frame bridge = app.await("CHANNEL_BRIDGE");
            assertThat(bridge.header("Bridge-A-Unique-ID")).isEqualTo(uuid);
            assertThat(before.isLive()).isFalse();

            client.ask("api uuid_kill " + bridge.header("Bridge-B-Unique-ID"));
            app.await("CHANNEL_UNBRIDGE");
            app.await(frame -> frame.eventName().equals("CHANNEL_PARK")
                    && frame.event().header("Channel-State").equals("CS_PARK"));
            app.ask(after.command());
            assertThat(after.receive(PATIENCE_MS)).isNotNull();
        }
    }

    @Test
    void aRecordingGrowsUnderAHeaderThatTellsItsLengthOnlyAtTheEnd(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("person.wav");
        String uuid = fresh();
        try (RawConnection app = call(uuid, "");
                UnicastEnd ours = new UnicastEnd()) {
            app.ask(ours.command());
            ours.receive(PATIENCE_MS);
            assertThat(client.ask("api uuid_record " + uuid + " start " + file
                                    + " 100 {RECORD_STEREO=true,RECORD_MIN_SEC=0,record_sample_rate=8000,"
                                    + "enable_file_write_buffering=false}")
                            .body())
                    .isEqualTo("+OK Success\n");
            Awaitility.await().until(() -> {
                ours.receive(20);
                return Files.size(file) > 3_000;
            });
            assertThat(dataBytes(file)).isZero();

            assertThat(client.ask("api uuid_record " + uuid + " stop " + file).body())
                    .isEqualTo("+OK Success\n");
            assertThat(dataBytes(file)).isEqualTo(Files.size(file) - 44);
            assertThat(client.ask("api uuid_record " + uuid + " stop " + file).body())
                    .isEqualTo("-ERR Cannot stop record session!\n");
        }
    }

    private static long dataBytes(Path wav) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        assertThat(new String(bytes, 36, 4, StandardCharsets.US_ASCII)).isEqualTo("data");
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(40));
    }
}
