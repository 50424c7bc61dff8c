package io.heedline.telephony.freeswitch.check;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is room for as many calls as are to be taken. */
final class CapacityCheck implements Check {

    private static final Pattern SESSIONS = Pattern.compile("(\\d+) session\\(s\\) max");
    private static final int USUAL_FIRST = 16_384;
    private static final int USUAL_LAST = 32_768;

    private final int mostCalls;
    private final FreeSwitchSettings.Media ours;
    private final boolean sameMachine;

    /**
     * @param mostCalls calls that Heedline talks on at once
     * @param ours our media ports
     * @param sameMachine whether FreeSWITCH runs where we run, and draws on the same ports
     */
    CapacityCheck(int mostCalls, FreeSwitchSettings.Media ours, boolean sameMachine) {
        this.mostCalls = mostCalls;
        this.ours = ours;
        this.sameMachine = sameMachine;
    }

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        sessions(node.ask("status"), findings);
        Map<String, String> core =
                NodeXml.configuration(node, "switch.conf").map(NodeXml::params).orElse(Map.of());
        int first = number(core.get("rtp-start-port")).orElse(USUAL_FIRST);
        int last = number(core.get("rtp-end-port")).orElse(USUAL_LAST);
        if (sameMachine && first <= ours.lastPort() && ours.firstPort() <= last) {
            findings.accept(Finding.warning(
                    "media ports",
                    "FreeSWITCH's RTP (" + first + " to " + last + ") and Heedline's media (" + ours.firstPort()
                            + " to " + ours.lastPort() + ") draw on the same ports",
                    "Move one: rtp-end-port in switch.conf, or heedline.freeswitch.media.first-port."));
        } else {
            findings.accept(Finding.ok(
                    "media ports",
                    ours.firstPort() + " to " + ours.lastPort() + " for Heedline, " + first + " to " + last
                            + " for FreeSWITCH's RTP"));
        }
    }

    private void sessions(String status, Consumer<Finding> findings) {
        Matcher most = SESSIONS.matcher(status);
        if (!most.find()) {
            findings.accept(Finding.warning(
                    "sessions", "the most sessions are not known: " + Texts.shortened(status), "Look at \"status\"."));
            return;
        }
        int sessions = Integer.parseInt(most.group(1));
        if (sessions < mostCalls) {
            findings.accept(Finding.warning(
                    "sessions",
                    "FreeSWITCH takes " + sessions + " at once, Heedline " + mostCalls + " calls",
                    "Raise max-sessions in switch.conf to " + 2 * mostCalls
                            + " (a caller with a person counts twice), or lower heedline.freeswitch.most-calls."));
        } else {
            findings.accept(Finding.ok(
                    "sessions", "FreeSWITCH takes " + sessions + " at once, Heedline " + mostCalls + " calls"));
        }
    }

    private static OptionalInt number(String text) {
        return text != null && text.matches("[0-9]{1,5}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
