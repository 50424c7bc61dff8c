package io.heedline.application.cli;

import io.heedline.application.config.NodeAddress;
import java.util.List;

/** The option {@code --freeswitch} of several commands. */
final class NodeAddresses {

    private NodeAddresses() {}

    /** Refuses what is no address, before anything is started. */
    static void check(List<String> given) {
        for (String address : given) {
            try {
                NodeAddress.parse(address);
            } catch (IllegalArgumentException e) {
                throw CommandFailure.wrongUse(
                        "--freeswitch: " + e.getMessage(),
                        "Give the address alone, such as --freeswitch 127.0.0.1:8021; [::1]:8021 for version 6.");
            }
        }
    }
}
