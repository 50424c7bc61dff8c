package io.heedline.telephony.freeswitch.scripted;

import java.util.Set;

/** The dialplan applications of one channel. */
final class Applications {

    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "log",
            "info",
            "export",
            "start_dtmf",
            "stop_dtmf",
            "sched_hangup",
            "event",
            "send_dtmf",
            "limit",
            "bind_digit_action",
            "set_audio_level",
            "jitterbuffer",
            "set_profile_var");

    private final FakeChannel channel;
    private final Bridging bridging;

    Applications(FakeChannel channel) {
        this.channel = channel;
        this.bridging = new Bridging(channel);
    }

    /** Starts it; answers whether there is such an application. */
    boolean start(AppRun run) {
        switch (run.name()) {
            case "answer" -> {
                channel.answer();
                run.complete();
            }
            case "pre_answer" -> {
                channel.preAnswer();
                run.complete();
            }
            case "ring_ready" -> {
                channel.ring();
                run.complete();
            }
            case "set" -> set(run, run.argument());
            case "multiset" -> {
                for (String pair : run.argument().split(" ")) {
                    assign(pair);
                }
                run.complete();
            }
            case "unset" -> {
                channel.variables.remove(run.argument());
                run.complete();
            }
            case "sleep" -> channel.node.later(Long.parseLong(run.argument()), run::complete);
            case "park" -> channel.apps.park();
            case "hangup" -> channel.hangUp(run.argument().isEmpty() ? "NORMAL_CLEARING" : run.argument());
            case "socket" -> OutboundSocket.open(channel, run);
            case "playback", "gentones" -> play(run);
            case "echo" -> channel.media.echo(true);
            case "record_session" -> {
                channel.media.record(RecordingOrder.parse(run.argument(), ""));
                run.complete();
            }
            case "stop_record_session" -> {
                channel.media.stopRecording(run.argument().trim());
                run.complete();
            }
            case "bridge" -> bridging.bridge(run);
            case "callcenter" -> channel.node.queues.join(channel, run, bridging);
            case "transfer" ->
                channel.node.later(
                        1,
                        () -> channel.apps.transfer(
                                channel.node.dialplan.steps(run.argument().split(" "), 0)));
            default -> {
                if (!WITHOUT_EFFECT.contains(run.name())) {
                    return false;
                }
                run.complete();
            }
        }
        return true;
    }

    private void set(AppRun run, String pair) {
        assign(pair);
        run.complete();
    }

    private void assign(String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
            channel.variables.put(pair.substring(0, equals).trim(), pair.substring(equals + 1));
        }
    }

    private void play(AppRun run) {
        Sounds.Sound sound = Sounds.find(run.argument(), channel.codec.orElse(LegCodec.PCMA));
        if (sound == null) {
            run.complete("FILE NOT FOUND");
            return;
        }
        channel.preAnswer();
        channel.fire("PLAYBACK_START", sound.about(run.argument()));
        Runnable stopped = () -> {
            channel.media.stopPlaying();
            channel.fire("PLAYBACK_STOP", sound.about(run.argument(), "Playback-Status", "done"));
        };
        Runnable played = () -> {
            stopped.run();
            run.complete("FILE PLAYED");
        };
        channel.media.play(sound.samples(), played);
        run.onBreak(played);
        run.onCutShort(() -> {
            stopped.run();
            channel.apps.respond("PLAYBACK ERROR");
        });
    }

    void part() {
        bridging.part();
    }

    void partnerGone(FakeChannel partner) {
        bridging.partnerGone(partner);
    }
}
