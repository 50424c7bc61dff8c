package io.heedline.telephony.freeswitch.scripted;

import static io.heedline.telephony.freeswitch.scripted.ScriptedHotline.count;
import static io.heedline.telephony.freeswitch.scripted.ScriptedHotline.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ScriptedPersonTest {

    private final ScriptedHotline hotline;

    @TempDir
    private Path directory;

    ScriptedPersonTest() throws IOException {
        hotline = new ScriptedHotline();
    }

    @AfterEach
    void close() throws IOException {
        hotline.close();
        assertThat(hotline.fs.complaints()).isEmpty();
    }

    @Test
    void callerAndPersonHearEachOtherAndAreRecordedEachOnASide() throws Exception {
        Path file = directory.resolve("person.wav");
        hotline.fs.callee("8000", Callee.answers());
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take()) {
            app.execute("record_session", file + " +100 {RECORD_STEREO=true,RECORD_MIN_SEC=0}");
            app.execute("bridge", "user/8000");
            app.await("CHANNEL_BRIDGE");
            ScriptedPhone person = hotline.fs.phones("8000").get(0);
            caller.say(steady(2_000, 200));
            person.say(steady(3_000, 200));
            await().until(() -> count(caller.heard(), 3_000) == 1_600 && count(person.heard(), 2_000) == 1_600);
            caller.hangUp();
            assertThat(app.await("CHANNEL_UNBRIDGE").header("Answer-State")).isEqualTo("hangup");
            assertThat(person.ended()).isCompletedWithValue("NORMAL_CLEARING");
        }

        List<Pcm> sides = WavFile.readChannels(file);
        assertThat(count(sides.get(0), 2_000)).isEqualTo(1_600);
        assertThat(count(sides.get(1), 3_000)).isEqualTo(1_600);
    }

    @Test
    void aRecordingUnderThreeSecondsIsDeleted() throws Exception {
        Path file = directory.resolve("short.wav");
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take()) {
            app.execute("record_session", file.toString());
            await().until(() -> Files.exists(file));
            caller.hangUp();
            app.await("CHANNEL_HANGUP_COMPLETE");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void anAgentOfAQueueTakesTheCallerWhoComesBack() throws Exception {
        hotline.fs.callee("1000", Callee.answers());
        hotline.fs.queue("support@default", "1000");
        hotline.fs.call("13800001111", "95500");
        try (RawConnection client = hotline.client();
                RawConnection app = hotline.take()) {
            client.ask("event plain CUSTOM callcenter::info");
            app.ask("event plain PLAYBACK_START PLAYBACK_STOP");
            app.execute("set", "park_after_bridge=true");
            app.execute("callcenter", "support@default");
            app.await("PLAYBACK_START");
            app.await("PLAYBACK_STOP");
            assertThat(app.await("CHANNEL_BRIDGE").header("Channel-State")).isEqualTo("CS_SOFT_EXECUTE");
            assertThat(List.of("member-queue-start", "agent-offering", "bridge-agent-start"))
                    .allSatisfy(action -> assertThat(client.next().event().header("CC-Action"))
                            .isEqualTo(action));

            hotline.fs.phones("1000").get(0).hangUp();
            app.await("CHANNEL_UNBRIDGE");
            app.await(frame -> frame.eventName().equals("CHANNEL_PARK")
                    && frame.event().header("Channel-State").equals("CS_PARK"));
            assertThat(client.next().event().header("CC-Action")).isEqualTo("bridge-agent-end");
            assertThat(client.next().event().header("CC-Cause")).isEqualTo("Terminated");
        }
    }

    @Test
    void anApplicationOnTheSideDoesNotEndTheTalkWithAnAgent() throws Exception {
        hotline.fs.callee("1000", Callee.answers());
        hotline.fs.queue("support@default", "1000");
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take()) {
            app.execute("callcenter", "support@default");
            app.await("CHANNEL_BRIDGE");
            app.execute("set", "a=b");
            app.await(frame -> frame.event().header("Application").equals("set")
                    && frame.eventName().equals("CHANNEL_EXECUTE_COMPLETE"));
            assertThat(caller.isUp()).isTrue();

            hotline.fs.phones("1000").get(0).hangUp();
            assertThat(app.await("CHANNEL_HANGUP").header("Hangup-Cause")).isEqualTo("NORMAL_CLEARING");
        }
    }

    @Test
    void anAgentWhoIsBusyIsOfferedTheCallerAgain() throws Exception {
        hotline.fs.callee("1000", Callee.busy());
        hotline.fs.queue("support@default", "1000");
        hotline.fs.call("13800001111", "95500");
        try (RawConnection app = hotline.take()) {
            app.execute("callcenter", "support@default");
            await().until(() -> hotline.fs.phones("1000").size() > 1);
        }
    }

    @Test
    void aCallerWhoLeavesTheQueueIsToldAsHavingLeft() throws Exception {
        hotline.fs.queue("support@default", "");
        ScriptedPhone caller = hotline.fs.call("13800001111", "95500");
        try (RawConnection client = hotline.client();
                RawConnection app = hotline.take()) {
            client.ask("event plain CUSTOM callcenter::info");
            app.execute("callcenter", "support@default");
            assertThat(client.next().event().header("CC-Action")).isEqualTo("member-queue-start");
            caller.hangUp();
            RawConnection.Frame left = client.next().event();
            assertThat(left.header("CC-Cause")).isEqualTo("Cancel");
            assertThat(left.header("CC-Cancel-Reason")).isEqualTo("BREAK_OUT");
        }
    }

    @Test
    void whenNobodyListensTheDialplanTriesTheNextAndThenGoesOn() throws Exception {
        int port = hotline.address().getPort();
        hotline.fs
                .dialplan()
                .to("1", "answer", "socket 127.0.0.1:1|127.0.0.1:" + port + " async full")
                .to("2", "answer", "socket 127.0.0.1:1 async full", "hangup NORMAL_TEMPORARY_FAILURE");
        ScriptedPhone first = hotline.fs.call("13800001111", "1");
        try (RawConnection app = hotline.take()) {
            assertThat(first.isUp()).isTrue();
        }
        ScriptedPhone second = hotline.fs.call("13800001111", "2");
        await().until(() -> second.ended().isDone());
        assertThat(second.ended()).isCompletedWithValue("NORMAL_TEMPORARY_FAILURE");
    }
}
