package io.heedline.telephony.freeswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The queues of agents (mod_callcenter), where there are any. */
final class QueueCheck implements Check {

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        if (!SoftwareCheck.has(node, "mod_callcenter")) {
            return;
        }
        for (String queue : queues(node.ask("callcenter_config queue list"))) {
            String available = node.ask("callcenter_config queue count agents " + queue + " Available");
            if (available.equals("0")) {
                findings.accept(Finding.warning(
                        "queue " + queue,
                        "no agent is available: callers wait in vain",
                        "Have an agent begin: callcenter_config agent set status AGENT Available"));
            } else {
                findings.accept(Finding.ok("queue " + queue, "agents available: " + Texts.shortened(available)));
            }
        }
    }

    /** Rows of columns parted by bars; the first row has the names of the columns, the last is the reply's. */
    private static List<String> queues(String list) {
        List<String> queues = new ArrayList<>();
        list.lines().skip(1).filter(row -> row.contains("|")).forEach(row -> {
            String name = row.substring(0, row.indexOf('|'));
            if (name.matches("[A-Za-z0-9._@-]{1,129}")) {
                queues.add(name);
            }
        });
        return queues;
    }
}
