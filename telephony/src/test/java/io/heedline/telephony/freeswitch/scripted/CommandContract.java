package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands, their replies, and the events that were asked for. */
abstract class CommandContract extends NodeContract {

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
}
