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

    /** One caller in one queue. */
    private static final class Waiting implements Dialing.Listener {
        private static final long OFFER_AFTER_MS = 50;
        private static final long NEXT_OFFER_MS = 1_000;

        private final FakeChannel channel;
        private final AppRun run;
        private final Bridging bridging;
        private final String queue;
        private final String agent;
        private Dialing dialing;
        private boolean over;

        Waiting(FakeChannel channel, AppRun run, Bridging bridging, String queue, String agent) {
            this.channel = channel;
            this.run = run;
            this.bridging = bridging;
            this.queue = queue;
            this.agent = agent;
        }

        void begin() {
            channel.media.silenceUnicast();
            channel.variables.put("cc_side", "member");
            channel.variables.put("cc_member_uuid", channel.uuid);
            channel.variables.put("cc_queue", queue);
            info("member-queue-start");
            channel.fire("PLAYBACK_START", "Playback-File-Type", "local_stream", "Playback-File-Path", "moh");
            run.onCutShort(this::abandoned);
            if (!agent.isEmpty()) {
                channel.node.later(OFFER_AFTER_MS, this::offer);
            }
        }

        private void info(String action, String... more) {
            FakeEvent event = channel.node
                    .event("CUSTOM", "callcenter::info", CodePlace.CALLCENTER)
                    .add("CC-Queue", queue)
                    .add("CC-Action", action);
            if (!action.equals("member-queue-start")) {
                event.add("CC-Agent", agent);
            }
            event.add("CC-Member-UUID", channel.uuid)
                    .add("CC-Member-Session-UUID", channel.uuid)
                    .add("CC-Member-CID-Name", channel.caller)
                    .add("CC-Member-CID-Number", channel.caller);
            channel.node.fire(channel.headers.pairs(event, more));
        }

        private void offer() {
            if (over) {
                return;
            }
            info("agent-offering", "CC-Agent-Type", "callback");
            dialing = new Dialing(channel.node, DialString.parse("user/" + agent), this);
            dialing.start(channel.caller, Map.of("cc_side", "agent", "cc_agent", agent));
        }

        @Override
        public void onAnswered(FakeChannel leg) {
            over = true;
            info("bridge-agent-start", "CC-Agent-UUID", leg.uuid);
            stopMusic();
            channel.variables.put("cc_cause", "answered");
            channel.variables.put("cc_agent", agent);
            run.done = true;
            channel.apps.leaveForBridge();
            bridging.join(leg, () -> {
                info("bridge-agent-end", "CC-Agent-UUID", leg.uuid, "CC-Hangup-Cause", leg.hangupCause);
                info("member-queue-end", "CC-Cause", "Terminated");
                channel.enter("CS_EXECUTE");
                bridging.afterBridge();
                if (channel.isUp() && !"true".equals(channel.variables.get("park_after_bridge"))) {
                    channel.hangUp("NORMAL_CLEARING");
                }
            });
        }

        @Override
        public void onFailed(String cause) {
            if (!over) {
                info("bridge-agent-fail", "CC-Hangup-Cause", cause);
                channel.node.later(NEXT_OFFER_MS, this::offer);
            }
        }

        private void stopMusic() {
            channel.fire("PLAYBACK_STOP", "Playback-File-Type", "local_stream", "Playback-File-Path", "moh");
        }

        private void abandoned() {
            over = true;
            if (dialing != null) {
                dialing.cancel();
            }
            stopMusic();
            channel.variables.put("cc_cause", "cancel");
            info("member-queue-end", "CC-Cause", "Cancel", "CC-Cancel-Reason", "BREAK_OUT");
        }
    }
}
