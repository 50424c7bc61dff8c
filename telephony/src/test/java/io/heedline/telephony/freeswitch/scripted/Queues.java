package io.heedline.telephony.freeswitch.scripted;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The waiting queues of mod_callcenter, each with at most one agent. */
final class Queues {

    private final Map<String, String> agents = new ConcurrentHashMap<>();

    /** A queue whose agent is a number to be rung; empty for nobody. */
    void put(String queue, String agent) {
        agents.put(queue, agent);
    }

    String config(String[] words) {
        return words.length > 2 && words[0].equals("queue") && words[1].equals("count")
                ? (agents.containsKey(words[words.length - 1]) ? "0" : "-ERR Queue not found!") + "\n"
                : "+OK\n";
    }

    /** The {@code callcenter} application. */
    void join(FakeChannel channel, AppRun run, Bridging bridging) {
        String agent = agents.get(run.argument());
        if (agent == null) {
            run.complete();
        } else {
            new Waiting(channel, run, bridging, run.argument(), agent).begin();
        }
    }
}
