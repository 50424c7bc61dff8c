package io.heedline.telephony.freeswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeChecksTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final DialplanCheck DIALPLAN =
            new DialplanCheck("95500", InetSocketAddress.createUnresolved("127.0.0.1", 8084));

    private final WrittenNode node = new WrittenNode();

    private static CapacityCheck capacity(int mostCalls, boolean sameMachine) {
        return new CapacityCheck(mostCalls, FreeSwitchSettings.Media.loopback(), sameMachine);
    }

    private static void assertFine(List<Finding> findings) {
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
    }

    private static void assertOne(List<Finding> findings, Verdict verdict, String found, String nextStep) {
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() != Verdict.OK)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(verdict);
                    assertThat(finding.found()).contains(found);
                    assertThat(finding.nextStep()).contains(nextStep);
                });
    }

    @Test
    void findsNothingToMendInTheConfigurationThatIsShipped() {
        assertFine(node.look(new AccessCheck("well chosen")));
        assertFine(node.look(new SoftwareCheck()));
        assertFine(node.look(new SipCheck()));
        assertFine(node.look(DIALPLAN));
        assertFine(node.look(capacity(100, true)));
        assertFine(node.look(new QueueCheck()));
    }

    @Test
    void theDefaultPasswordIsAProblem() {
        assertOne(node.look(new AccessCheck("ClueCon")), Verdict.PROBLEM, "well-known default", "event_socket.conf");
    }

    @Test
    void anAccessListThatLetsStrangersInIsAProblem() {
        node.answer("acl 203.0.113.1 controllers", "true");

        assertOne(node.look(new AccessCheck("x")), Verdict.PROBLEM, "controllers lets any address in", "acl.conf");
    }

    @Test
    void namesTheModulesThatAreMissing() {
        node.without("mod_sofia").without("mod_dptools");

        assertOne(node.look(new SoftwareCheck()), Verdict.PROBLEM, "mod_dptools, mod_sofia", "modules.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mod_callcenter", "mod_sndfile", "mod_opus"})
    void modulesThatCanBeDoneWithoutAreAWarning(String module) {
        node.without(module);

        assertOne(node.look(new SoftwareCheck()), Verdict.WARNING, module, "Load it");
    }

    @ParameterizedTest
    @CsvSource({"1.8.7, FreeSWITCH 1.8.7", "2.0.0, FreeSWITCH 2.0.0", "-ERR, unknown"})
    void aVersionThatWasNotTriedIsAWarning(String version, String found) {
        node.answer("version short", version);

        assertOne(node.look(new SoftwareCheck()), Verdict.WARNING, found, "1.10");
    }

    @Test
    void aProfileThatIsDownIsAProblem() {
        node.answer("sofia status", "phones\tprofile\tsip:mod_sofia@127.0.0.1:5060\tDOWN (0)\n");

        assertOne(node.look(new SipCheck()), Verdict.PROBLEM, "DOWN (0)", "port is taken");
    }

    @Test
    void noProfileAtAllIsAProblem() {
        node.answer("sofia status", "0 profiles 0 aliases");

        assertOne(node.look(new SipCheck()), Verdict.PROBLEM, "no SIP profile", "sofia.conf");
    }

    @Test
    void codecsThatNoTelephoneNetworkHasAreAProblem() {
        node.profile("trunk", "OPUS,G722", "rfc2833", "false");

        assertOne(node.look(new SipCheck()), Verdict.PROBLEM, "OPUS,G722", "PCMA and PCMU");
    }

    @Test
    void soundThatPassesFreeSwitchByIsAProblem() {
        node.profile("trunk", "PCMA", "rfc2833", "true");

        assertOne(node.look(new SipCheck()), Verdict.PROBLEM, "passes FreeSWITCH by", "inbound-bypass-media");
    }

    @Test
    void keysOfAnotherKindAreAWarning() {
        node.profile("trunk", "PCMA", "info", "false");

        assertOne(node.look(new SipCheck()), Verdict.WARNING, "info", "dtmf-type");
    }

    @Test
    void timingThatFollowsTheCallerIsAWarning() {
        node.configuration(
                "sofia.conf",
                "<profile name='phones'><settings/></profile><profile name='trunk'><settings>"
                        + "<param name='rtp-autofix-timing' value='false'/></settings></profile>");

        assertOne(node.look(new SipCheck()), Verdict.WARNING, "rtp-autofix-timing is on", "to false");
    }

    @Test
    void aGatewayThatIsNotRegisteredIsAWarning() {
        node.answer(
                "sofia status",
                "trunk\tprofile\tsip:mod_sofia@127.0.0.1:5080\tRUNNING (0)\ntrunk::provider\tgateway\tsip:u@x\tFAIL_WAIT");

        assertOne(node.look(new SipCheck()), Verdict.WARNING, "FAIL_WAIT", "realm");
    }

    @Test
    void handingOverUnansweredIsAProblemBecauseItKillsFreeSwitch() {
        node.dialplan("""
                <action application="set" data="socket_resume=true"/>
                <action application="socket" data="127.0.0.1:8084 async full"/>
                <action application="answer" data=""/>
                """);

        assertOne(node.look(DIALPLAN), Verdict.PROBLEM, "unanswered", "before \"socket\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8084", "127.0.0.1:8084 async", "127.0.0.1:8084 full"})
    void aSocketThatGivesNoControlIsAProblem(String arguments) {
        node.dialplan("<action application='answer'/><action application='set' data='socket_resume=true'/>"
                + "<action application='socket' data='" + arguments + "'/>");

        assertOne(node.look(DIALPLAN), Verdict.PROBLEM, "cannot be controlled", "127.0.0.1:8084 async full");
    }

    @Test
    void aDialplanThatCutsCallersOffWithUsIsAWarning() {
        node.dialplan("<action application='answer'/><action application='socket' data='127.0.0.1:8084 async full'/>");

        assertOne(node.look(DIALPLAN), Verdict.WARNING, "socket_resume", "socket_resume=true");
    }

    @Test
    void handingOverToAnotherPlaceIsAProblem() {
        node.dialplan("<action application='answer'/><action application='set' data='socket_resume=true'/>"
                + "<action application='socket' data='127.0.0.1:9000|10.0.0.9:8084 async full'/>");

        assertOne(node.look(DIALPLAN), Verdict.PROBLEM, "Heedline waits at 127.0.0.1:8084", "the same address");
    }

    @Test
    void anotherOfSeveralPlacesMayBeOurs() {
        node.dialplan("<action application='answer'/><action application='set' data='socket_resume=true'/>"
                + "<action application='socket' data='10.0.0.9:8084|127.0.0.1:8084 async full'/>");

        assertFine(node.look(DIALPLAN));
    }

    @Test
    void aHotlineThatNoConditionMatchesIsAWarning() {
        Check other = new DialplanCheck("4008001234", InetSocketAddress.createUnresolved("127.0.0.1", 8084));

        assertOne(node.look(other), Verdict.WARNING, "matches 4008001234", "heedline.hotline.number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"can't find anything", "<section><context>", "<!DOCTYPE x [<!ENTITY a 'b'>]><section/>", ""})
    void aDialplanThatCannotBeReadIsAWarning(String answer) {
        node.answer("xml_locate dialplan", answer);

        assertOne(node.look(DIALPLAN), Verdict.WARNING, "no extension hands calls over", "Add one");
    }

    @Test
    void fewerSessionsThanCallsAreAWarning() {
        assertOne(
                node.look(capacity(601, true)),
                Verdict.WARNING,
                "takes 600 at once",
                "max-sessions in switch.conf to 1202");
    }

    @Test
    void portsDrawnOnByBothAreAWarningOnOneMachineOnly() {
        node.configuration("switch.conf", "<settings/>");

        assertOne(node.look(capacity(10, true)), Verdict.WARNING, "16384 to 32768", "rtp-end-port");
        assertFine(node.look(capacity(10, false)));
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "900, OK", "-900, OK", "1100, WARNING", "-1100, WARNING"})
    void clocksThatDifferByMoreThanASecondAreAWarning(long aheadMs, Verdict verdict) {
        node.answer("strmicroepoch", String.valueOf((NOON.toEpochMilli() + aheadMs) * 1_000));

        assertThat(node.look(new ClockCheck(Clock.fixed(NOON, ZoneOffset.UTC))))
                .singleElement()
                .extracting(Finding::verdict)
                .isEqualTo(verdict);
    }

    @Test
    void aQueueWithoutAgentsIsAWarning() {
        node.answer("callcenter_config queue count agents support@default Available", "0");

        assertOne(node.look(new QueueCheck()), Verdict.WARNING, "no agent is available", "set status");
    }

    @Test
    void aSharedDirectoryIsToBeSeenByBoth(@TempDir Path shared) throws IOException {
        Check check = new PersonRecordingsCheck(Optional.of(shared));
        NodeApi sees = command ->
                String.valueOf(Path.of(command.split(" ")[1]).toFile().exists());

        List<Finding> findings = new ArrayList<>();
        check.run(sees, findings::add);
        assertFine(findings);
        assertThat(shared).isEmptyDirectory();
        assertOne(node.look(check), Verdict.PROBLEM, "FreeSWITCH does not see " + shared, "Mount it");
        assertOne(
                node.look(new PersonRecordingsCheck(Optional.of(shared.resolve("missing")))),
                Verdict.PROBLEM,
                "cannot be written by Heedline",
                "Make it");
    }

    @Test
    void aSharedDirectoryThatEveryUserMayReadIsAWarning(@TempDir Path shared) throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxr-x"));
        List<Finding> findings = new ArrayList<>();
        new PersonRecordingsCheck(Optional.of(shared)).run(command -> "true", findings::add);

        assertOne(findings, Verdict.WARNING, "every user of this machine", "chmod o-rwx " + shared);
    }

    @Test
    void withoutASharedDirectoryPersonsAreNotRecordedWhichIsAWarning() {
        assertOne(
                node.look(new PersonRecordingsCheck(Optional.empty())),
                Verdict.WARNING,
                "none is set",
                "transfers.recordings");
    }
}
