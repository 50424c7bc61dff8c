package io.heedline.telephony.freeswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIP profiles and gateways (mod_sofia). */
final class SipCheck implements Check {

    /** {@code name  type  data  state}, columns apart by tabs and blanks. */
    private static final Pattern ROW = Pattern.compile("\\s*(\\S+)\\s+(profile|gateway)\\s+\\S+\\s+(.+?)\\s*");

    private static final Pattern DETAIL = Pattern.compile("([A-Za-z0-9 -]+?)\\s*\\t(.*)");
    private static final Set<String> TELEPHONE_CODECS = Set.of("PCMA", "PCMU");

    private record Row(String name, boolean profile, String state) {}

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        if (!SoftwareCheck.has(node, "mod_sofia")) {
            return;
        }
        List<Row> rows = rows(node.ask("sofia status"));
        if (rows.stream().noneMatch(Row::profile)) {
            findings.accept(Finding.problem(
                    "sip",
                    "there is no SIP profile",
                    "Configure one in sofia.conf, as deploy/freeswitch/sip.xml does."));
        }
        Map<String, Map<String, String>> configured = configured(node);
        for (Row row : rows) {
            if (row.profile()) {
                profile(node, row, configured.getOrDefault(row.name(), Map.of()), findings);
            } else {
                gateway(row, findings);
            }
        }
    }

    private static List<Row> rows(String status) {
        List<Row> rows = new ArrayList<>();
        status.lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2).equals("profile"), row.group(3)));
            }
        });
        return rows;
    }

    /** What sofia.conf says of each profile: the status leaves some of it out. */
    private static Map<String, Map<String, String>> configured(NodeApi node) {
        Map<String, Map<String, String>> profiles = new TreeMap<>();
        NodeXml.configuration(node, "sofia.conf")
                .ifPresent(sofia -> NodeXml.children(sofia, "profile")
                        .forEach(profile -> profiles.put(
                                profile.getAttribute("name"),
                                NodeXml.children(profile, "settings").stream()
                                        .findFirst()
                                        .map(NodeXml::params)
                                        .orElse(Map.of()))));
        return profiles;
    }

    private static void profile(NodeApi node, Row row, Map<String, String> settings, Consumer<Finding> findings) {
        String subject = "sip " + row.name();
        if (!row.state().startsWith("RUNNING")) {
            findings.accept(Finding.problem(
                    subject,
                    "the profile is not running: " + row.state(),
                    "See FreeSWITCH's log; most often its port is taken or its address is not of this machine."));
            return;
        }
        Map<String, String> status = details(node.ask("sofia status profile " + row.name()));
        List<Finding> faults = new ArrayList<>();
        String codecs = status.getOrDefault("CODECS IN", "");
        if (TELEPHONE_CODECS.stream().noneMatch(codecs::contains)) {
            faults.add(Finding.problem(
                    subject,
                    "its codecs are " + (codecs.isEmpty() ? "none" : codecs) + ": no telephone network speaks them",
                    "Add PCMA and PCMU to inbound-codec-prefs and outbound-codec-prefs of the profile."));
        }
        if (status.getOrDefault("NOMEDIA", "false").equals("true")
                || status.getOrDefault("PROXY-MEDIA", "false").equals("true")) {
            faults.add(Finding.problem(
                    subject,
                    "sound passes FreeSWITCH by, so Heedline cannot hear it",
                    "Take inbound-bypass-media and inbound-proxy-media out of the profile."));
        }
        if (!status.getOrDefault("DTMF-MODE", "rfc2833").equals("rfc2833")) {
            faults.add(Finding.warning(
                    subject,
                    "keys are expected as " + status.get("DTMF-MODE"),
                    "Set dtmf-type to rfc2833 unless your provider sends them otherwise."));
        }
        if (!settings.getOrDefault("rtp-autofix-timing", "true").equals("false")) {
            faults.add(Finding.warning(
                    subject,
                    "rtp-autofix-timing is on: callers whose packets are longer or shorter than agreed cannot be heard",
                    "Set rtp-autofix-timing to false in the profile and restart it."));
        }
        if (faults.isEmpty()) {
            findings.accept(Finding.ok(subject, status.getOrDefault("URL", "running") + ", codecs " + codecs));
        }
        faults.forEach(findings);
    }

    private static Map<String, String> details(String status) {
        Map<String, String> details = new TreeMap<>();
        status.lines().forEach(line -> {
            Matcher detail = DETAIL.matcher(line);
            if (detail.matches()) {
                details.put(detail.group(1).strip(), detail.group(2).strip());
            }
        });
        return details;
    }

    private static void gateway(Row row, Consumer<Finding> findings) {
        String subject = "gateway " + row.name();
        if (row.state().startsWith("REGED") || row.state().startsWith("NOREG")) {
            findings.accept(Finding.ok(subject, row.state()));
        } else {
            findings.accept(Finding.warning(
                    subject,
                    "it is not registered with the provider: " + row.state(),
                    "Check realm, proxy, user and password of the gateway, and that the provider is reachable."));
        }
    }
}
