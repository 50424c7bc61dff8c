package io.heedline.telephony.freeswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EchoedSoundTest {

    private static List<Finding> told(
            int datagrams, int bytes, double perSecond, double gapMs, OptionalLong roundTrip) {
        List<Finding> findings = new ArrayList<>();
        new EchoedSound(datagrams, bytes, perSecond, gapMs, roundTrip).tell("127.0.0.1:30000", findings::add);
        return findings;
    }

    private static List<Verdict> verdicts(List<Finding> findings) {
        return findings.stream().map(Finding::verdict).toList();
    }

    @Test
    void fiftyDatagramsASecondAndAnEchoAreFine() {
        List<Finding> findings = told(100, 320, 50.2, 24, OptionalLong.of(40));

        assertThat(verdicts(findings)).containsExactly(Verdict.OK, Verdict.OK);
        assertThat(findings.get(0).found()).contains("320 bytes 50.2 times a second", "24 ms");
        assertThat(findings.get(1).found()).contains("40 ms");
    }

    @Test
    void longerDatagramsComeMoreSeldom() {
        assertThat(verdicts(told(100, 640, 25, 44, OptionalLong.of(80)))).containsExactly(Verdict.OK, Verdict.OK);
    }

    @Test
    void silenceIsAProblemOfTheWayToUs() {
        assertThat(told(0, 0, 0, 0, OptionalLong.empty())).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
            assertThat(finding.found()).contains("none came to 127.0.0.1:30000");
            assertThat(finding.nextStep()).contains("firewall", "heedline.freeswitch.advertised");
        });
    }

    @Test
    void anotherPaceIsAProblemAndUnevennessAWarning() {
        assertThat(verdicts(told(100, 320, 44, 24, OptionalLong.of(40)))).containsExactly(Verdict.PROBLEM, Verdict.OK);
        assertThat(verdicts(told(60, 320, 50, 24, OptionalLong.of(40)))).containsExactly(Verdict.PROBLEM, Verdict.OK);
        assertThat(verdicts(told(100, 320, 47, 24, OptionalLong.of(40)))).containsExactly(Verdict.WARNING, Verdict.OK);
        assertThat(verdicts(told(100, 320, 50, 90, OptionalLong.of(40)))).containsExactly(Verdict.WARNING, Verdict.OK);
    }

    @Test
    void withoutAnEchoTheWayThereIsClosed() {
        List<Finding> findings = told(100, 320, 50, 24, OptionalLong.empty());

        assertThat(verdicts(findings)).containsExactly(Verdict.OK, Verdict.PROBLEM);
        assertThat(findings.get(1).found()).contains("does not reach FreeSWITCH");
    }
}
