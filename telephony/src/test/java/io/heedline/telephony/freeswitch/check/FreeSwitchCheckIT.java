package io.heedline.telephony.freeswitch.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.EventSocket;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Node;
import io.heedline.telephony.freeswitch.real.RealFreeSwitch;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real FreeSWITCH with the configuration that is shipped. */
class FreeSwitchCheckIT {

    @RegisterExtension
    static final RealFreeSwitch NODE = new RealFreeSwitch();

    private static List<Finding> look(int port) {
        Node node = new Node("node", "127.0.0.1", NODE.eventSocket().getPort(), NODE.password());
        FreeSwitchSettings settings =
                FreeSwitchSettings.of(node).with(new EventSocket(InetAddress.getLoopbackAddress(), port, "127.0.0.1"));
        List<Finding> findings = new ArrayList<>();
        new FreeSwitchCheck(settings, RealFreeSwitch.HOTLINE, 100, Clock.systemUTC()).run(node, findings::add);
        return findings;
    }

    @Test
    void findsNoProblemAndHearsItsOwnTone() {
        List<Finding> findings = look(NODE.heedline().getPort());

        assertThat(findings)
                .extracting(Finding::subject)
                .contains("sip phones", "sip trunk", "dialplan", "queue support@default");
        // The pace depends on how busy the machine is.
        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("sound"))
                .satisfiesExactly(
                        from -> assertThat(from.found()).contains("320 bytes"),
                        back -> assertThat(back.verdict()).isEqualTo(Verdict.OK));
        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("trial call"))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
    }

    @Test
    void leavesNothingBehind() {
        look(NODE.heedline().getPort());

        await().untilAsserted(() -> assertThat(NODE.channels()).isZero());
        assertThat(NODE.isAlive()).isTrue();
    }

    @Test
    void findsADialplanThatGoesElsewhere() {
        assertThat(look(NODE.heedline().getPort() + 1))
                .anySatisfy(finding -> assertThat(finding.found()).contains("but Heedline waits at"));
    }
}
