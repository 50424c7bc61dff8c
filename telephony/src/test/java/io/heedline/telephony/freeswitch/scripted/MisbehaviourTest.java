package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MisbehaviourTest {

    private final ScriptedFreeSwitch fs = ScriptedFreeSwitch.start();

    @AfterEach
    void close() {
        fs.close();
    }

    private RawConnection client() throws IOException {
        return RawConnection.authenticated(fs.address(), fs.password());
    }

    @Test
    void anAddressThatIsNotAllowedIsTurnedAway() throws Exception {
        fs.misbehave().rejectAddresses(true);
        try (RawConnection stranger = RawConnection.to(fs.address())) {
            assertThat(stranger.next().type()).isEqualTo("text/rude-rejection");
            assertThat(stranger.next().type()).isEqualTo("text/disconnect-notice");
            assertThatThrownBy(stranger::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aCommandCanStayWithoutReply() throws Exception {
        fs.misbehave().neverReplyTo("api status");
        try (RawConnection client = client()) {
            client.send("api status\n\napi echo still here\n\n");
            assertThat(client.next().body()).isEqualTo("still here");
        }
    }

    @Test
    void aCommandCanBreakTheConnection() throws Exception {
        fs.misbehave().dropConnectionOn("api status");
        try (RawConnection client = client()) {
            client.send("api status\n\n");
            assertThatThrownBy(client::next).isInstanceOf(IOException.class);
        }
        fs.misbehave().stop();
        try (RawConnection again = client()) {
            assertThat(again.ask("api status").body()).startsWith("UP ");
        }
    }

    @Test
    void aFrameCanBreakOffInItsMiddle() throws Exception {
        try (RawConnection client = client()) {
            fs.misbehave().cutNextFrameAt(10);
            client.send("api status\n\n");
            assertThatThrownBy(client::next).hasMessageContaining("closed after: Content-Ty");
        }
    }

    @Test
    void aFrameCanStopInItsMiddleWithTheConnectionOpen() throws Exception {
        try (RawConnection client = client()) {
            fs.misbehave().stallNextFrameAt(10);
            client.send("api status\n\napi status\n\n");
            client.patience(300);
            assertThatThrownBy(client::next).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void eventsCanComeTwiceOrLate() throws Exception {
        try (RawConnection client = client()) {
            client.ask("event plain HEARTBEAT CUSTOM trial::late");
            fs.misbehave().duplicateEvents("HEARTBEAT");
            fs.misbehave().withholdEvents("CUSTOM");
            fs.fire("CUSTOM", "trial::late");
            fs.heartbeat();
            fs.releaseWithheldEvents();

            String first = client.next().event().header("Event-Sequence");
            assertThat(client.next().event().header("Event-Sequence")).isEqualTo(first);
            assertThat(client.next().eventName()).isEqualTo("CUSTOM");
        }
    }

    @Test
    void garbageAndOversizedFramesCanBeSent() throws Exception {
        try (RawConnection client = client()) {
            fs.sendRaw("Content-Length: 99999999999\nContent-Type: text/event-plain\n\n".getBytes());
            assertThatThrownBy(client::next).isInstanceOf(NumberFormatException.class);
        }
    }

    @Test
    void aKilledNodeIsGoneAtOnceAndComesBackWithoutItsCalls() throws Exception {
        fs.dialplan().otherwise("answer", "park");
        ScriptedPhone caller = fs.call("13800001111", "95500");
        String core;
        try (RawConnection client = client()) {
            core = client.ask("api global_getvar core_uuid").body();
            fs.kill();
            assertThatThrownBy(client::next).isInstanceOf(IOException.class);
        }
        assertThat(caller.isUp()).isFalse();
        InetSocketAddress before = fs.address();
        // Java closes the port only when the event loop has selected once more.
        await().untilAsserted(() -> assertThatThrownBy(this::client).isInstanceOf(ConnectException.class));

        fs.restart();
        assertThat(fs.address()).isEqualTo(before);
        try (RawConnection again = client()) {
            assertThat(again.ask("api show channels as json").body()).isEqualTo("{\"row_count\": 0}\n");
            assertThat(again.ask("api global_getvar core_uuid").body()).isNotEqualTo(core);
        }
    }

    @Test
    void aShutDownIsAnnounced() throws Exception {
        fs.dialplan().otherwise("answer", "park");
        ScriptedPhone caller = fs.call("13800001111", "95500");
        try (RawConnection client = client()) {
            fs.shutDown();
            assertThat(client.next().type()).isEqualTo("text/disconnect-notice");
            assertThatThrownBy(client::next).isInstanceOf(IOException.class);
        }
        assertThat(caller.ended()).isCompletedWithValue("SYSTEM_SHUTDOWN");
    }
}
