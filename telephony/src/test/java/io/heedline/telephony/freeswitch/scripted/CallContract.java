package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What happens to calls, and what an application is told of it. */
abstract class CallContract extends NodeContract {

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
}
