package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScriptedFreeSwitchTest {

    private final ScriptedFreeSwitch fs = ScriptedFreeSwitch.start();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        fs.dialplan().answerAndConnect((InetSocketAddress) server.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        fs.close();
        assertThat(fs.complaints()).allMatch(complaint -> complaint.startsWith("crashed"));
    }

    private RawConnection accept() throws IOException {
        return new RawConnection(server.accept());
    }

    private RawConnection client() throws IOException {
        return RawConnection.authenticated(fs.address(), fs.password());
    }

    @Test
    void anAnsweredCallComesWithItsDataAndCodec() throws Exception {
        ScriptedPhone caller = fs.call("13800001111", "95500");
        try (RawConnection app = accept()) {
            RawConnection.Frame data = app.ask("connect").event();

            assertThat(data.header("Event-Name")).isEqualTo("CHANNEL_DATA");
            assertThat(data.header("Reply-Text")).isEqualTo("+OK\n");
            assertThat(data.header("Answer-State")).isEqualTo("answered");
            assertThat(data.header("Caller-Caller-ID-Number")).isEqualTo("13800001111");
            assertThat(data.header("Caller-Destination-Number")).isEqualTo("95500");
            assertThat(data.header("Channel-Read-Codec-Name")).isEqualTo("PCMA");
            assertThat(data.header("Unique-ID")).isEqualTo(caller.uuid());
            assertThat(caller.answered()).isCompleted();
        }
    }

    @Test
    void unicastCarriesSoundBothWays() throws Exception {
        ScriptedPhone caller = fs.call("13800001111", "95500");
        try (RawConnection app = accept();
                DatagramSocket ours = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            app.ask("connect");
            app.ask("myevents");
            caller.say(steady(1_000, 50));
            assertThat(app.ask(unicast(ours.getLocalPort())).reply()).isEqualTo("+OK");

            DatagramPacket heard = new DatagramPacket(new byte[2_000], 2_000);
            ours.receive(heard);
            assertThat(heard.getLength()).isEqualTo(320);
            assertThat(heard.getData()[1]).isEqualTo((byte) (1_000 >> 8));

            byte[] said = new byte[320];
            Arrays.fill(said, (byte) 7);
            for (int i = 0; i < 10; i++) {
                ours.send(new DatagramPacket(said, said.length, heard.getSocketAddress()));
            }
            Awaitility.await().until(() -> count(caller.heard(), (short) 0x0707) == 1_600);
        }
    }

    @Test
    void unicastOnARingingChannelKillsTheNode() throws Exception {
        fs.dialplan().connectRinging((InetSocketAddress) server.getLocalSocketAddress());
        ScriptedPhone caller = fs.call("13800001111", "95500");
        try (RawConnection app = accept()) {
            app.ask("connect");
            assertThat(app.ask(unicast(4_000)).reply()).isEqualTo("+OK");

            assertThatThrownBy(() -> app.await("NONE")).isInstanceOf(IOException.class);
            assertThat(fs.crashed()).isTrue();
            assertThat(caller.isUp()).isFalse();
            assertThatThrownBy(this::client).isInstanceOf(IOException.class);
        }

        fs.restart();
        try (RawConnection again = client()) {
            assertThat(again.ask("api show channels as json").body()).isEqualTo("{\"row_count\": 0}\n");
        }
    }

    @Test
    void aCallerWhoHangsUpIsToldInTheOrderOfARealNode() throws Exception {
        RawConnection client = client();
        client.ask("event plain CHANNEL_PARK");
        ScriptedPhone caller = fs.call("13800001111", "95500");
        try (client;
                RawConnection app = accept()) {
            app.ask("connect");
            app.ask("myevents");
            app.ask("linger 5");
            client.await("CHANNEL_PARK");
            caller.press("5#");
            assertThat(app.await("DTMF").header("DTMF-Digit")).isEqualTo("5");
            assertThat(app.await("DTMF").header("DTMF-Digit")).isEqualTo("#");
            caller.hangUp();

            app.await("CHANNEL_HANGUP");
            app.await("CHANNEL_UNPARK");
            assertThat(app.await("CHANNEL_EXECUTE_COMPLETE").header("Application"))
                    .isEqualTo("socket");
            assertThat(app.await("CHANNEL_HANGUP_COMPLETE").header("variable_sip_term_status"))
                    .isEqualTo("200");
            assertThat(app.next().header("Content-Disposition")).isEqualTo("linger");
            assertThat(caller.ended().get(1, TimeUnit.SECONDS)).isEqualTo("NORMAL_CLEARING");
        }
    }

    @Test
    void aCallIsOriginatedAndItsOutcomeTold() throws Exception {
        fs.callee("8000", Callee.answers());
        fs.callee("8001", Callee.busy());
        String socket = "'&"
                + Dialplan.socket((InetSocketAddress) server.getLocalSocketAddress())
                        .replaceFirst(" ", "(") + ")'";
        try (RawConnection client = client()) {
            client.ask("event plain BACKGROUND_JOB CHANNEL_PROGRESS CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE");
            client.ask("bgapi originate {origination_uuid=abc,execute_on_answer='set a=b'}sofia/gateway/trunk/8000 "
                    + socket + "\nJob-UUID: job-1");

            assertThat(client.await("CHANNEL_PROGRESS").header("Unique-ID")).isEqualTo("abc");
            client.await("CHANNEL_ANSWER");
            RawConnection.Frame job = client.await("BACKGROUND_JOB");
            assertThat(job.header("Job-UUID")).isEqualTo("job-1");
            assertThat(job.body()).isEqualTo("+OK abc\n");
            try (RawConnection app = accept()) {
                RawConnection.Frame data = app.ask("connect").event();
                assertThat(data.header("Control")).isEqualTo("full");
                assertThat(data.header("variable_execute_on_answer")).isEqualTo("set a=b");
                assertThat(data.header("Call-Direction")).isEqualTo("outbound");
            }

            client.ask("bgapi originate sofia/gateway/trunk/8001 " + socket);
            RawConnection.Frame end = client.await("CHANNEL_HANGUP_COMPLETE");
            assertThat(end.header("Hangup-Cause")).isNotEmpty();
            assertThat(client.await("BACKGROUND_JOB").body()).isEqualTo("-ERR USER_BUSY\n");
        }
    }

    private static String unicast(int port) {
        return "sendmsg\ncall-command: unicast\nlocal-ip: 127.0.0.1\nlocal-port: 0\nremote-ip: 127.0.0.1\nremote-port: "
                + port + "\ntransport: udp";
    }

    private static Pcm steady(int value, int packets) {
        short[] samples = new short[160 * packets];
        Arrays.fill(samples, (short) value);
        return new Pcm(samples, 8_000);
    }

    private static int count(Pcm heard, short value) {
        int count = 0;
        for (short sample : heard.samples()) {
            count += sample == value ? 1 : 0;
        }
        return count;
    }
}
