package io.heedline.telephony.freeswitch.scripted;

import java.util.Map;

/** Joins a channel with a leg that it dials itself or that a queue found for it. */
final class Bridging {

    private final FakeChannel channel;
    private FakeChannel leg;
    private Runnable whenOver = () -> {};

    Bridging(FakeChannel channel) {
        this.channel = channel;
    }

    /** The {@code bridge} application. */
    void bridge(AppRun run) {
        DialString target;
        try {
            target = DialString.parse(run.argument());
        } catch (IllegalArgumentException wrong) {
            channel.node.unknown.add("bridge: " + wrong.getMessage());
            failed(run, "DESTINATION_OUT_OF_ORDER");
            return;
        }
        channel.media.silenceUnicast();
        Dialing dialing = new Dialing(channel.node, target, new Dialing.Listener() {
            @Override
            public void onAnswered(FakeChannel answered) {
                if (!channel.isUp()) {
                    answered.hangUp("NORMAL_CLEARING");
                    return;
                }
                channel.variables.put("originate_disposition", "SUCCESS");
                channel.variables.put("DIALSTATUS", "SUCCESS");
                join(answered, () -> {
                    run.complete();
                    afterBridge();
                });
                run.onCutShort(Bridging.this::part);
            }

            @Override
            public void onFailed(String cause) {
                failed(run, cause);
            }
        });
        run.onCutShort(dialing::cancel);
        run.onBreak(dialing::cancel);
        dialing.start(channel.caller, Map.of());
        String limit = channel.variables.getOrDefault("call_timeout", "");
        if (limit.matches("\\d+")) {
            channel.node.later(Long.parseLong(limit) * 1000, dialing::timeOut);
        }
    }

    private void failed(AppRun run, String cause) {
        channel.variables.put("originate_disposition", cause);
        channel.variables.put("DIALSTATUS", dialStatus(cause));
        channel.variables.put("originate_failed_cause", cause);
        channel.variables.put("last_bridge_hangup_cause", cause);
        run.complete();
        if (channel.isUp() && !"true".equals(channel.variables.get("continue_on_fail"))) {
            channel.hangUp(cause);
        }
    }

    private static String dialStatus(String cause) {
        return switch (cause) {
            case "USER_BUSY" -> "BUSY";
            case "NO_ANSWER", "NO_USER_RESPONSE" -> "NOANSWER";
            case "ORIGINATOR_CANCEL" -> "CANCEL";
            default -> cause;
        };
    }

    /** Both hear each other from now on; the task runs when the leg has ended and the channel lives on. */
    void join(FakeChannel answered, Runnable over) {
        leg = answered;
        whenOver = over;
        channel.other = answered;
        answered.other = channel;
        answered.bridgedTo = channel;
        channel.bridgedTo = answered;
        channel.times.bridged = Node.micros();
        channel.variables.put("signal_bond", answered.uuid);
        channel.variables.put("bridge_uuid", answered.uuid);
        channel.media.join(answered.media);
        fire("CHANNEL_BRIDGE");
    }

    private void fire(String name) {
        FakeEvent event =
                channel.event(name).add("Bridge-A-Unique-ID", channel.uuid).add("Bridge-B-Unique-ID", leg.uuid);
        channel.headers.channel(event);
        channel.headers.variables(event);
        channel.node.fire(event);
    }

    /** The channel leaves; the leg is hung up. */
    void part() {
        FakeChannel gone = leg;
        if (gone != null) {
            channel.bridgedTo = null;
            gone.bridgedTo = null;
            channel.media.leave();
            fire("CHANNEL_UNBRIDGE");
            leg = null;
            gone.hangUp("NORMAL_CLEARING");
        }
    }

    void partnerGone(FakeChannel partner) {
        if (partner == leg) {
            channel.media.leave();
            channel.bridgedTo = null;
            channel.variables.put("last_bridge_hangup_cause", partner.hangupCause);
            channel.variables.put("bridge_hangup_cause", partner.hangupCause);
            fire("CHANNEL_UNBRIDGE");
            leg = null;
            whenOver.run();
        }
    }

    /** The same after a queue, whose caller's dialplan goes on when nothing else was asked for. */
    void afterQueue() {
        afterBridge();
        if (channel.isUp() && !channel.state.equals("CS_PARK")) {
            channel.apps.goOn();
        }
    }

    /** What the channel's variables ask for when the person has put down the receiver. */
    void afterBridge() {
        if (!channel.isUp()) {
            return;
        }
        if ("true".equals(channel.variables.get("park_after_bridge"))) {
            channel.apps.parkForGood();
        } else if ("true".equals(channel.variables.get("hangup_after_bridge"))) {
            channel.hangUp("NORMAL_CLEARING");
        }
    }
}
