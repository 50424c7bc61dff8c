package io.heedline.telephony.freeswitch.check;

import java.util.Map;
import java.util.function.Consumer;

/** Who else could get into the event socket. */
final class AccessCheck implements Check {

    private static final String SUBJECT = "event socket";

    /** Of a block that is for documentation, so it stands for any address of the internet (RFC 5737). */
    private static final String A_STRANGER = "203.0.113.1";

    private static final String WELL_KNOWN_PASSWORD = "ClueCon";

    private final String password;

    /**
     * @param password the one that was accepted
     */
    AccessCheck(String password) {
        this.password = password;
    }

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        Map<String, String> settings = NodeXml.configuration(node, "event_socket.conf")
                .map(NodeXml::params)
                .orElse(Map.of());
        boolean safe = true;
        if (password.equals(WELL_KNOWN_PASSWORD)) {
            safe = false;
            findings.accept(Finding.problem(
                    SUBJECT,
                    "its password is FreeSWITCH's well-known default",
                    "Choose another in event_socket.conf, reload mod_event_socket, and set"
                            + " HEEDLINE_FREESWITCH_PASSWORD to it."));
        }
        String list = settings.getOrDefault("apply-inbound-acl", "loopback.auto");
        if (node.ask("acl " + A_STRANGER + " " + list).equals("true")) {
            safe = false;
            findings.accept(Finding.problem(
                    SUBJECT,
                    "its access list " + Texts.shortened(list)
                            + " lets any address in, and whoever is in controls all calls",
                    "Name only Heedline's machines in a list of acl.conf with default deny, and that list in"
                            + " apply-inbound-acl of event_socket.conf."));
        }
        if (safe) {
            findings.accept(Finding.ok(SUBJECT, "password accepted; strangers are kept out"));
        }
    }
}
