package io.heedline.application.server;

import io.heedline.telephony.freeswitch.NodeHealth;
import io.heedline.telephony.freeswitch.NodeState;
import java.util.Locale;

/** The state of a FreeSWITCH node in words. */
final class NodeStates {

    private NodeStates() {}

    static String name(NodeState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** One line for people. */
    static String line(NodeHealth node) {
        String state = "FreeSWITCH " + node.name() + ": " + name(node.state());
        if (node.state() instanceof NodeState.Down down) {
            return state + ", " + down.why() + "; tried again and again (./heedline doctor tells more)";
        }
        return node.maxSessions() == 0
                ? state
                : state + ", " + node.sessions() + " of " + node.maxSessions() + " sessions";
    }
}
