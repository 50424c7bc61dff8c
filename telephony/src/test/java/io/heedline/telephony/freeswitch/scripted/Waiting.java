package io.heedline.telephony.freeswitch.scripted;

import java.util.Map;
import java.util.UUID;

/** One caller in one queue, until an agent takes the call or the caller leaves. */
final class Waiting implements Dialing.Listener {

    private static final long OFFER_AFTER_MS = 50;
    private static final long NEXT_OFFER_MS = 1_000;
    private static final String[] MUSIC = {
        "Playback-File-Type", "tone_stream", "Playback-File-Path", "tone_stream://%(200,200,440);loops=-1"
    };

    private final FakeChannel channel;
    private final AppRun run;
    private final Bridging bridging;
    private final String queue;
    private final String agent;
    private final String member = UUID.randomUUID().toString();
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
        channel.variables.put("cc_member_uuid", member);
        channel.variables.put("cc_queue", queue);
        tell(infoOf(channel).add("CC-Action", "member-queue-start"));
        channel.fire("PLAYBACK_START", MUSIC);
        run.onCutShort(this::abandoned);
        if (!agent.isEmpty()) {
            channel.node.later(OFFER_AFTER_MS, this::offer);
        }
    }

    private FakeEvent info() {
        return channel.node
                .event("CUSTOM", "callcenter::info", CodePlace.CALLCENTER)
                .add("CC-Queue", queue);
    }

    private FakeEvent infoOf(FakeChannel leg) {
        FakeEvent event = channel.node.event("CUSTOM", "callcenter::info", CodePlace.CALLCENTER);
        leg.headers.channel(event);
        leg.headers.variables(event);
        return event.add("CC-Queue", queue);
    }

    private void tell(FakeEvent event) {
        event.add("CC-Member-UUID", member)
                .add("CC-Member-Session-UUID", channel.uuid)
                .add("CC-Member-CID-Name", channel.caller)
                .add("CC-Member-CID-Number", channel.caller);
        channel.node.fire(event);
    }

    private void offer() {
        if (!over) {
            tell(info().add("CC-Action", "agent-offering")
                    .add("CC-Agent", agent)
                    .add("CC-Agent-Type", "callback")
                    .add("CC-Agent-System", "single_box"));
            dialing = new Dialing(channel.node, DialString.parse("user/" + agent), this);
            dialing.start(channel.caller, Map.of("cc_side", "agent", "cc_agent", agent));
        }
    }

    @Override
    public void onAnswered(FakeChannel person) {
        over = true;
        tell(infoOf(person).add("CC-Action", "bridge-agent-start").add("CC-Agent", agent));
        stopMusic();
        channel.variables.put("cc_cause", "answered");
        channel.variables.put("cc_agent", agent);
        run.done = true;
        channel.apps.leaveForBridge(person);
        bridging.join(person, () -> {
            ended(person);
            bridging.afterQueue();
        });
    }

    private void ended(FakeChannel person) {
        tell(infoOf(person)
                .add("CC-Action", "bridge-agent-end")
                .add("CC-Hangup-Cause", "SUCCESS")
                .add("CC-Agent", agent));
        tell(infoOf(channel)
                .add("CC-Action", "member-queue-end")
                .add("CC-Hangup-Cause", "SUCCESS")
                .add("CC-Cause", "Terminated")
                .add("CC-Agent", agent));
    }

    @Override
    public void onFailed(String cause) {
        if (!over) {
            tell(info().add("CC-Action", "bridge-agent-fail")
                    .add("CC-Hangup-Cause", cause)
                    .add("CC-Agent", agent));
            channel.node.later(NEXT_OFFER_MS, this::offer);
        }
    }

    private void stopMusic() {
        channel.fire("PLAYBACK_STOP", MUSIC);
    }

    /** The caller hung up, or was taken out of the queue. */
    private void abandoned() {
        over = true;
        if (dialing != null) {
            dialing.cancel();
        }
        stopMusic();
        channel.variables.put("cc_cause", "cancel");
        tell(infoOf(channel)
                .add("CC-Action", "member-queue-end")
                .add("CC-Cause", "Cancel")
                .add("CC-Cancel-Reason", "BREAK_OUT"));
    }
}
