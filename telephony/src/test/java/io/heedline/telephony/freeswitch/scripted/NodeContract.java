package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a FreeSWITCH node does, the scripted one and a real one alike. Calls go to {@code loopback/echo/trial}, who answers
 * and echoes, and {@code loopback/cause-X/trial}, who refuses for cause X, so that neither needs telephones.
 */
@Timeout(60)
abstract class NodeContract {

    private static final int PATIENCE_MS = 5_000;

    private ServerSocket server;
    RawConnection client;

    abstract InetSocketAddress address();

    abstract String password();

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MS);
        client = RawConnection.authenticated(address(), password());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        server.close();
    }

    /** A call of which an application of ours has got hold. */
    RawConnection call(String uuid, String variables) throws IOException {
        client.ask("bgapi originate {origination_uuid=" + uuid + variables + "}loopback/echo/trial '&socket(127.0.0.1:"
                + server.getLocalPort() + " async full)'");
        return accept();
    }

    private RawConnection accept() throws IOException {
        RawConnection app = new RawConnection(server.accept());
        app.ask("connect");
        app.ask("myevents");
        return app;
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aWrongPasswordIsRefusedAndTheConnectionClosed() throws Exception {
        try (RawConnection stranger = RawConnection.to(address())) {
            assertThat(stranger.next().type()).isEqualTo("auth/request");
            assertThat(stranger.ask("api status").reply()).isEqualTo("-ERR command not found");
            assertThat(stranger.ask("auth wrong").reply()).isEqualTo("-ERR invalid");
            assertThat(stranger.next().type()).isEqualTo("text/disconnect-notice");
            assertThatThrownBy(stranger::next).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event plain HEARTBEAT CUSTOM foo::bar | +OK event listener enabled plain",
                "event plain CHANNEL_CREATE NOSUCH | +OK event listener enabled plain",
                "event plain NOSUCH | -ERR no keywords supplied",
                "event json HEARTBEAT | +OK event listener enabled json",
                "nixevent HEARTBEAT | +OK events nixed",
                "nixevent | -ERR no keywords supplied",
                "noevents | -ERR not listening for events",
                "filter | -ERR command not found",
                "filter Event-Name | -ERR invalid syntax",
                "filter Event-Name X | +OK filter added. [Event-Name]=[X]",
                "filter delete Event-Name | +OK filter deleted. [Event-Name][]",
                "filter delete all | +OK filter deleted. [all][]",
                "linger 3 | -ERR not controlling a session",
                "nolinger | -ERR not controlling a session",
                "divert_events on | -ERR not controlling a session.",
                "log 7 | +OK log level 7 [7]",
                "nolog | -ERR not loging",
                "sendmsg nobody | -ERR invalid session id [nobody]",
                "getvar x | -ERR command not found",
                "connect | -ERR command not found",
                "api | -ERR command not found",
                "bgapi | -ERR command not found",
                "myevents nobody json | -ERR invalid uuid",
                "myevents nobody | +OK Events Enabled",
                "exit | +OK bye"
            })
    void aCommandGetsItsReply(String command, String reply) throws Exception {
        assertThat(client.ask(command).reply().trim()).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuchcmd x | -ERR nosuchcmd Command not found!",
                "module_exists mod_event_socket | true",
                "module_exists mod_nonesuch | false",
                "show registrations as json | {\"row_count\": 0}",
                "uuid_exists nobody | false",
                "uuid_kill nobody | -ERR No such channel!",
                "uuid_park nobody | -ERR No such channel!",
                "uuid_transfer nobody 1 | -ERR No such channel!",
                "uuid_getvar nobody x | -ERR No such channel!",
                "uuid_setvar nobody x y | -ERR No such channel!",
                "uuid_break nobody | -ERR No such channel!",
                "uuid_dump nobody | -ERR No such channel!",
                "uuid_record nobody start /x | -ERR Cannot locate session!",
                "uuid_broadcast nobody x | -ERR invalid uuid",
                "global_getvar nosuch | -ERR no reply",
                "fsctl hupall no_such_cause | +OK",
                "echo hello | hello"
            })
    void anApiCommandGetsItsAnswer(String command, String answer) throws Exception {
        RawConnection.Frame frame = client.ask("api " + command);
        assertThat(frame.type()).isEqualTo("api/response");
        assertThat(frame.names()).containsExactly("Content-Type", "Content-Length");
        assertThat(frame.body().trim()).isEqualTo(answer);
    }

    @Test
    void aJobBearsTheIdItWasGivenAndComesAsAnEvent() throws Exception {
        client.ask("event plain BACKGROUND_JOB");
        RawConnection.Frame reply = client.ask("bgapi echo hello\nJob-UUID: my-job");

        assertThat(reply.reply()).isEqualTo("+OK Job-UUID: my-job");
        assertThat(reply.names()).containsExactly("Content-Type", "Reply-Text", "Job-UUID");
        RawConnection.Frame job = client.await("BACKGROUND_JOB");
        assertThat(job.body()).isEqualTo("hello");
        assertThat(job.names())
                .endsWith("Event-Sequence", "Job-UUID", "Job-Command", "Job-Command-Arg", "Content-Length");
        assertThat(job.header("Job-UUID")).isEqualTo("my-job");
    }

    @Test
    void repliesComeInTheOrderOfTheCommandsHoweverTheyAreSent() throws Exception {
        client.send("api echo 1\n\napi echo 2\r\n\r\n\n\nnolog\n\napi echo 3\n\n");

        assertThat(client.next().body()).isEqualTo("1");
        assertThat(client.next().body()).isEqualTo("2");
        assertThat(client.next().reply()).isEqualTo("-ERR not loging");
        assertThat(client.next().body()).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loopback/cause-USER_BUSY/trial | -ERR USER_BUSY",
                "loopback/cause-NO_ANSWER/trial | -ERR NO_ANSWER",
                "error/USER_BUSY | -ERR USER_BUSY",
                "nosuch/1 | -ERR CHAN_NOT_IMPLEMENTED",
                "user/nobody | -ERR SUBSCRIBER_ABSENT",
                "{x=a b}loopback/echo/trial | -ERR DESTINATION_OUT_OF_ORDER"
            })
    void whatComesOfACallIsTheAnswerToOriginate(String target, String answer) throws Exception {
        client.ask("event plain BACKGROUND_JOB");
        client.ask("bgapi originate " + target + " &park()");

        assertThat(client.await("BACKGROUND_JOB").body()).isEqualTo(answer + "\n");
    }

    @Test
    void anAnsweredCallComesToTheApplicationWithItsVariables() throws Exception {
        String uuid = fresh();
        client.ask("event plain BACKGROUND_JOB");
        client.ask("bgapi originate {origination_uuid=" + uuid
                + ",x='a b',y=c\\,d,z='e,f'}loopback/echo/trial '&socket(127.0.0.1:" + server.getLocalPort()
                + " async full)'");
        try (RawConnection app = new RawConnection(server.accept())) {
            RawConnection.Frame data = app.ask("connect").event();

            assertThat(data.header("Unique-ID")).isEqualTo(uuid);
            assertThat(data.header("Answer-State")).isEqualTo("answered");
            assertThat(data.header("Reply-Text")).isEqualTo("+OK\n");
            assertThat(data.header("Socket-Mode")).isEqualTo("async");
            assertThat(data.header("Control")).isEqualTo("full");
            assertThat(data.header("Channel-Read-Codec-Rate")).isEqualTo("8000");
            assertThat(data.header("variable_x")).isEqualTo("a b");
            assertThat(data.header("variable_y")).isEqualTo("c,d");
            assertThat(data.header("variable_z"))
                    .as("quotes do not protect a comma")
                    .isEqualTo("e");
            assertThat(client.await("BACKGROUND_JOB").body()).isEqualTo("+OK " + uuid + "\n");
        }
    }

    @Test
    void anApplicationWhoseWordsAreNotQuotedLosesThem() throws Exception {
        client.ask("bgapi originate loopback/echo/trial &socket(127.0.0.1:" + server.getLocalPort() + " async full)");
        try (RawConnection app = new RawConnection(server.accept())) {
            RawConnection.Frame data = app.ask("connect").event();

            assertThat(data.header("Socket-Mode")).isEqualTo("static");
            assertThat(data.header("Control")).isEqualTo("single-channel");
        }
    }

    @Test
    void executingIsToldAtItsBeginningAndEnd() throws Exception {
        String uuid = fresh();
        try (RawConnection app = call(uuid, "")) {
            app.ask("sendmsg\ncall-command: execute\nexecute-app-name: set\nexecute-app-arg: a=b\nevent-uuid: first");

            RawConnection.Frame begin = app.await("CHANNEL_EXECUTE");
            RawConnection.Frame end = app.await("CHANNEL_EXECUTE_COMPLETE");
            assertThat(begin.names()).endsWith("Application", "Application-Data", "Application-UUID");
            assertThat(end.names())
                    .endsWith("Application", "Application-Data", "Application-Response", "Application-UUID");
            assertThat(end.header("Application-UUID")).isEqualTo("first");
            assertThat(end.header("Application-Response")).isEqualTo("_none_");
            assertThat(app.ask("getvar a").reply()).isEqualTo("b");
            assertThat(app.ask("getvar nosuch").reply()).isEqualTo("-ERR command not found");
            assertThat(client.ask("api uuid_getvar " + uuid + " nosuch").body()).isEqualTo("_undef_");
        }
    }

    @Test
    void aHangUpIsToldInItsOrderAndThenTheNotice() throws Exception {
        String uuid = fresh();
        try (RawConnection app = call(uuid, "")) {
            app.ask("sendmsg\ncall-command: hangup\nhangup-cause: CALL_REJECTED");

            assertThat(List.of("CHANNEL_HANGUP", "CHANNEL_UNPARK", "CHANNEL_EXECUTE_COMPLETE", "CHANNEL_STATE"))
                    .allSatisfy(name -> assertThat(nextOf(app)).isEqualTo(name));
            nextOf(app);
            RawConnection.Frame end = app.next().event();
            assertThat(end.header("Event-Name")).isEqualTo("CHANNEL_HANGUP_COMPLETE");
            assertThat(end.header("Hangup-Cause")).isEqualTo("CALL_REJECTED");
            RawConnection.Frame notice = app.next();
            assertThat(notice.header("Content-Disposition")).isEqualTo("disconnect");
            assertThat(notice.header("Controlled-Session-UUID")).isEqualTo(uuid);
        }
    }

    /** The next event's name; one that says that the channel is parked may come first. */
    private static String nextOf(RawConnection app) throws IOException {
        String name = app.next().eventName();
        return name.equals("CHANNEL_PARK") ? app.next().eventName() : name;
    }

    @Test
    void aChannelSomebodyLingersOnIsShownThoughItExistsNoMore() throws Exception {
        String uuid = fresh();
        client.ask("event plain CHANNEL_DESTROY");
        try (RawConnection app = call(uuid, "")) {
            assertThat(app.ask("linger 60").reply()).isEqualTo("+OK will linger 60 seconds");
            client.ask("api uuid_kill " + uuid + " USER_BUSY");
            app.await("CHANNEL_HANGUP_COMPLETE");

            assertThat(app.await(frame -> frame.type().equals("text/disconnect-notice"))
                            .header("Linger-Time"))
                    .isEqualTo("60");
            assertThat(client.ask("api uuid_exists " + uuid).body()).isEqualTo("false");
            Awaitility.await("the list of channels follows somewhat later").until(() -> shown().contains(uuid));
            app.ask("exit");
            client.await(frame -> frame.event().header("Unique-ID").equals(uuid));
            Awaitility.await().until(() -> !shown().contains(uuid));
        }
    }

    private String shown() throws IOException {
        return client.ask("api show channels as json").body();
    }

    @Test
    void whenTheApplicationClosesTheDialplanGoesOn() throws Exception {
        String uuid = fresh();
        client.ask("event plain CHANNEL_EXECUTE CHANNEL_HANGUP");
        client.ask("bgapi originate {origination_uuid=" + uuid + "}loopback/echo/trial 'socket:127.0.0.1:"
                + server.getLocalPort() + " async full,sleep:50,hangup:USER_BUSY' inline");
        try (RawConnection app = accept()) {
            app.ask("linger 1");
        }

        assertThat(client.await(frame -> frame.event().header("Application").equals("sleep")
                                && frame.event().header("Unique-ID").equals(uuid))
                        .eventName())
                .isEqualTo("CHANNEL_EXECUTE");
        assertThat(client.await(frame -> frame.eventName().equals("CHANNEL_HANGUP")
                                && frame.event().header("Unique-ID").equals(uuid))
                        .event()
                        .header("Hangup-Cause"))
                .isEqualTo("USER_BUSY");
    }

    @Test
    void customEventsWantTheirSubclassNamed() throws Exception {
        client.ask("event plain CUSTOM");
        client.ask("event plain BACKGROUND_JOB");
        try (RawConnection app = call(fresh(), "")) {
            app.execute("event", "Event-Name=CUSTOM,Event-Subclass=trial::event");
            app.await("CHANNEL_EXECUTE_COMPLETE");
        }
        client.ask("bgapi echo end\nJob-UUID: end");
        client.await(frame -> frame.event().header("Job-UUID").equals("end"));
        assertThat(client.passedOver()).noneMatch(frame -> frame.eventName().equals("CUSTOM"));
    }

    @Test
    void eventsComeAsJsonWhenAskedFor() throws Exception {
        client.ask("event json BACKGROUND_JOB");
        client.ask("bgapi echo hello\nJob-UUID: my-job");
        RawConnection.Frame frame = client.next();

        assertThat(frame.names()).containsExactly("Content-Length", "Content-Type");
        assertThat(frame.type()).isEqualTo("text/event-json");
        assertThat(frame.body())
                .startsWith("{\"Event-Name\":\"BACKGROUND_JOB\",\"Core-UUID\":\"")
                .endsWith("\"Content-Length\":\"5\",\"_body\":\"hello\"}");
    }

    @Test
    void twoFiltersLetThroughWhatMatchesEither() throws Exception {
        client.ask("event plain BACKGROUND_JOB");
        client.ask("filter Job-UUID one");
        client.ask("filter Job-UUID two");
        client.ask("bgapi echo 0\nJob-UUID: zero");
        client.ask("bgapi echo 1\nJob-UUID: one");
        assertThat(client.await("BACKGROUND_JOB").body()).isEqualTo("1");
        client.ask("bgapi echo 2\nJob-UUID: two");
        assertThat(client.await("BACKGROUND_JOB").body()).isEqualTo("2");
    }

    @Test
    void aQueueThatDoesNotExistLetsTheCallerGoAtOnce() throws Exception {
        try (RawConnection app = call(fresh(), "")) {
            app.execute("callcenter", "nosuch@default");
            assertThat(app.await("CHANNEL_EXECUTE_COMPLETE").header("Application"))
                    .isEqualTo("callcenter");
        }
    }

    @Test
    void aBridgeThatFailsSaysWhyAndTheCallGoesOn() throws Exception {
        try (RawConnection app = call(fresh(), ",continue_on_fail=true")) {
            app.execute("bridge", "loopback/cause-USER_BUSY/trial");
            RawConnection.Frame end = app.await("CHANNEL_EXECUTE_COMPLETE");

            assertThat(end.header("variable_originate_disposition")).isEqualTo("USER_BUSY");
            assertThat(end.header("variable_DIALSTATUS")).isEqualTo("BUSY");
            assertThat(end.header("Answer-State")).isEqualTo("answered");
        }
    }

    @Test
    void anotherCommandIsNotReadBeforeConnect() throws Exception {
        client.ask("bgapi originate loopback/echo/trial '&socket(127.0.0.1:" + server.getLocalPort() + " async full)'");
        try (RawConnection app = new RawConnection(server.accept())) {
            app.send("myevents\n\n");
            app.patience(300);
            assertThatThrownBy(app::next).isInstanceOf(SocketTimeoutException.class);
            app.patience(PATIENCE_MS);
            assertThat(app.ask("connect").event().header("Event-Name")).isEqualTo("CHANNEL_DATA");
        }
    }

    // Sound

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
