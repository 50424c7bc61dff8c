package io.heedline.telephony.freeswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Node;
import io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a node is found that cannot be looked at; the rest is looked at on a real one. */
class FreeSwitchCheckTest {

    private static List<Finding> look(int port, String password) {
        Node node = new Node("node", "127.0.0.1", port, password);
        List<Finding> findings = new ArrayList<>();
        new FreeSwitchCheck(FreeSwitchSettings.of(node), "95500", 10, Clock.systemUTC()).run(node, findings::add);
        return findings;
    }

    private static void assertProblem(List<Finding> findings, String found, String nextStep) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
            assertThat(finding.subject()).isEqualTo("event socket");
            assertThat(finding.found()).contains(found);
            assertThat(finding.nextStep()).contains(nextStep);
        });
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertProblem(look(port, "secret"), "127.0.0.1:" + port + " cannot be reached", "Start FreeSWITCH");
    }

    @Test
    void thePasswordIsWrong() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start("right")) {
            List<Finding> findings = look(node.address().getPort(), "wrong");

            assertProblem(findings, "the password is wrong", "HEEDLINE_FREESWITCH_PASSWORD");
            assertThat(findings.toString()).doesNotContain("\"wrong\"", "right");
        }
    }

    @Test
    void ourAddressIsNotAllowed() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start()) {
            node.misbehave().rejectAddresses(true);

            assertProblem(look(node.address().getPort(), node.password()), "access list", "reloadacl");
        }
    }

    @Test
    void somethingElseListensThere() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> greeted = CompletableFuture.runAsync(() -> greet(other));

            assertProblem(look(other.getLocalPort(), "secret"), "is no event socket", "8021");
            greeted.join();
        }
    }

    private static void greet(ServerSocket other) {
        try (Socket client = other.accept()) {
            client.getOutputStream().write("SSH-2.0-Other\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // It hung up, as it should.
        }
    }

    @Test
    void aNodeThatAnswersLittleIsStillLookedAtAsFarAsItGoes() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start()) {
            List<Finding> findings = look(node.address().getPort(), node.password());

            assertThat(findings)
                    .extracting(Finding::subject)
                    .contains("version", "modules", "sip", "dialplan", "trial call");
            assertThat(node.crashed()).isFalse();
            assertThat(node.channels()).isEmpty();
        }
    }

    @Test
    void aNodeThatBreaksOffInBetweenIsToldOf() {
        try (ScriptedFreeSwitch node = ScriptedFreeSwitch.start()) {
            node.misbehave().dropConnectionOn("api module_exists");

            List<Finding> findings = look(node.address().getPort(), node.password());
            assertThat(findings.get(findings.size() - 1).found()).contains("no answer to \"module_exists\"");
        }
    }
}
