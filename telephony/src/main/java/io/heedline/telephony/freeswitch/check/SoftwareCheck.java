package io.heedline.telephony.freeswitch.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version and modules. */
final class SoftwareCheck implements Check {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");
    private static final List<String> NEEDED =
            List.of("mod_event_socket", "mod_commands", "mod_dptools", "mod_dialplan_xml", "mod_sofia");

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        findings.accept(version(node.ask("version short")));
        List<String> missing =
                NEEDED.stream().filter(module -> !has(node, module)).toList();
        findings.accept(
                missing.isEmpty()
                        ? Finding.ok("modules", "all that are needed are loaded")
                        : Finding.problem(
                                "modules",
                                "not loaded: " + String.join(", ", missing),
                                "Install their packages and name them in modules.conf, then restart FreeSWITCH."));
        optional(node, findings, "mod_callcenter", "a caller cannot be handed to a queue of agents");
        optional(node, findings, "mod_sndfile", "what is said with a person is not recorded");
        optional(node, findings, "mod_opus", "softphones that speak only Opus get no connection");
    }

    private static Finding version(String answer) {
        Matcher version = VERSION.matcher(answer);
        if (!version.matches()) {
            return Finding.warning("version", "unknown: " + Texts.shortened(answer), "Use FreeSWITCH 1.10.");
        }
        boolean known = version.group(1).equals("1") && version.group(2).equals("10");
        return known
                ? Finding.ok("version", "FreeSWITCH " + answer)
                : Finding.warning("version", "FreeSWITCH " + answer, "Heedline is tried with 1.10; use 1.10.12.");
    }

    private static void optional(NodeApi node, Consumer<Finding> findings, String module, String without) {
        if (!has(node, module)) {
            findings.accept(
                    Finding.warning("modules", module + " is not loaded: " + without, "Load it where that is wanted."));
        }
    }

    static boolean has(NodeApi node, String module) {
        return node.ask("module_exists " + module).equals("true");
    }
}
