package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FreeSwitchSettingsTest {

    private static final FreeSwitchSettings.Node NODE = new FreeSwitchSettings.Node("a", "127.0.0.1", 8021, "s3cret");
    private static final FreeSwitchSettings SETTINGS = FreeSwitchSettings.of(NODE);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void thePasswordIsNeverShown() {
        assertThat(SETTINGS.toString()).contains("a (127.0.0.1:8021)").doesNotContain("s3cret");
    }

    @Test
    void aPasswordThatCannotBeSentIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new FreeSwitchSettings.Node("a", "127.0.0.1", 8021, "se\ncret"))
                .hasMessage("the event-socket password of FreeSWITCH node a contains a line break or other control"
                        + " character");
    }

    @Test
    void nodesHaveNamesOfTheirOwn() {
        refused(
                "two FreeSWITCH nodes are named a: each needs a name of its own",
                () -> new FreeSwitchSettings(
                        List.of(NODE, NODE),
                        SETTINGS.eventSocket(),
                        SETTINGS.media(),
                        SETTINGS.outbound(),
                        SETTINGS.transfers(),
                        SETTINGS.timing()));
    }

    @Test
    void everyWrongValueIsNamed() {
        refused(
                "the event-socket port of FreeSWITCH node a is 0: expected 1 to 65535",
                () -> new FreeSwitchSettings.Node("a", "127.0.0.1", 0, "x"));
        refused(
                "the event-socket password of FreeSWITCH node a is empty: a value is needed",
                () -> new FreeSwitchSettings.Node("a", "127.0.0.1", 8021, ""));
        refused(
                "our event-socket listener is advertised as \"10.0.0.1 async\": expected an IPv4 address or a host name",
                () -> new FreeSwitchSettings.EventSocket(HERE, 8084, "10.0.0.1 async"));
        refused(
                "the last media port is 29999: expected 30000 to 65535",
                () -> new FreeSwitchSettings.Media(HERE, HERE, 30_000, 29_999, 1, Duration.ofMillis(200)));
        refused(
                "the shared recording directory is recordings: expected an absolute path",
                () -> new FreeSwitchSettings.Transfers(
                        new DialString("user/{number}"), Duration.ofSeconds(1), Optional.of(Path.of("recordings"))));
        refused(
                "channel variable leg_timeout contains U+007D: braces, backslashes and control characters cannot be sent",
                () -> FreeSwitchSettings.Outbound.none().with(Map.of("leg_timeout", "1}2")));
        refused(
                "the default route is \"trunk/a\": expected one of [] or the name of a gateway",
                () -> new FreeSwitchSettings.Outbound(Map.of(), Optional.of("trunk/a"), false, Map.of()));
    }

    private static void refused(String message, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
