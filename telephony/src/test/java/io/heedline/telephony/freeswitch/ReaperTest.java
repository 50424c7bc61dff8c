package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.freeswitch.scripted.ScriptedPhone;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReaperTest {

    private final ScriptedNodes fs = new ScriptedNodes(1);

    @AfterEach
    void close() {
        fs.close();
    }

    @Test
    void aChannelThatWaitsForUsButIsNotOursIsHungUpAndNoOther() throws Exception {
        Bot bot = new Bot();
        fs.exchange.register("95500", bot::take);
        ScriptedPhone ours = fs.node(0).call("1", "95500");
        await().until(() -> bot.frames.get() > 0);
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String socket = "socket 127.0.0.1:" + elsewhere.getLocalPort() + " async full";
            fs.node(0).dialplan().to("foreign", "answer", socket);
            ScriptedPhone foreign = fs.node(0).call("2", "foreign");
            // The node never tells what channel it is, so that we close the connection: the channel stays, alone.
            fs.node(0).misbehave().neverReplyTo("connect");
            ScriptedPhone alone = fs.node(0).call("3", "95500");

            assertThat(alone.ended().get(15, TimeUnit.SECONDS)).isEqualTo("NORMAL_TEMPORARY_FAILURE");
            assertThat(foreign.isUp()).isTrue();
            assertThat(ours.isUp()).isTrue();
            assertThat(fs.exchange.counts().reaped()).isEqualTo(1);
        }
    }
}
