package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.Locale;

/** Writes the headers of a channel in the order of the real ones. */
final class ChannelHeaders {

    private static final List<String> STATES =
            List.of(("CS_NEW CS_INIT CS_ROUTING CS_SOFT_EXECUTE CS_EXECUTE CS_EXCHANGE_MEDIA CS_PARK CS_CONSUME_MEDIA "
                            + "CS_HIBERNATE CS_RESET CS_HANGUP CS_REPORTING CS_DESTROY CS_NONE")
                    .split(" "));

    private final FakeChannel channel;

    ChannelHeaders(FakeChannel channel) {
        this.channel = channel;
    }

    private int forcedNumber = -1;

    /** From now on the state's number runs ahead of its name, as at a hang-up. */
    void stateNumber(int number) {
        forcedNumber = number;
    }

    void channel(FakeEvent event) {
        int number = STATES.indexOf(channel.state);
        event.add("Channel-State", channel.state)
                .add("Channel-Call-State", channel.callState)
                .add("Channel-State-Number", Math.max(number, forcedNumber))
                .add("Channel-Name", channel.name)
                .add("Unique-ID", channel.uuid)
                .add("Call-Direction", direction())
                .add("Presence-Call-Direction", direction())
                .add("Channel-HIT-Dialplan", Boolean.toString(!channel.outbound || channel.apps.started()))
                .add("Channel-Call-UUID", channel.uuid)
                .add("Answer-State", channel.answerState.name().toLowerCase(Locale.ROOT));
        if (!channel.hangupCause.isEmpty()) {
            event.add("Hangup-Cause", channel.hangupCause);
        }
        channel.codec.ifPresent(codec -> {
            for (String way : new String[] {"Read", "Write"}) {
                event.add("Channel-" + way + "-Codec-Name", codec.name())
                        .add("Channel-" + way + "-Codec-Rate", codec.rate())
                        .add("Channel-" + way + "-Codec-Bit-Rate", codec.name().startsWith("PCM") ? 64_000 : 0);
            }
        });
        profile(event, "Caller");
        if (channel.other != null) {
            event.add("Other-Type", channel.other.outbound ? "originatee" : "originator");
            channel.other.headers.profile(event, "Other-Leg");
        }
    }

    private String direction() {
        return channel.outbound ? "outbound" : "inbound";
    }

    /** Who calls whom, under a prefix. */
    void profile(FakeEvent event, String prefix) {
        ChannelTimes times = channel.times;
        put(event, prefix, "Direction", direction());
        put(event, prefix, "Logical-Direction", direction());
        if (channel.outbound) {
            put(event, prefix, "Caller-ID-Name", "Outbound Call");
            put(event, prefix, "Caller-ID-Number", channel.callee);
            put(event, prefix, "Orig-Caller-ID-Number", channel.caller);
            put(event, prefix, "Callee-ID-Number", channel.caller);
        } else {
            put(event, prefix, "Username", channel.caller);
            put(event, prefix, "Dialplan", "XML");
            put(event, prefix, "Caller-ID-Name", channel.caller);
            put(event, prefix, "Caller-ID-Number", channel.caller);
            put(event, prefix, "Orig-Caller-ID-Name", channel.caller);
            put(event, prefix, "Orig-Caller-ID-Number", channel.caller);
            if (channel.other != null) {
                put(event, prefix, "Callee-ID-Name", "Outbound Call");
                put(event, prefix, "Callee-ID-Number", channel.other.callee);
            }
        }
        put(event, prefix, "Network-Addr", "127.0.0.1");
        put(event, prefix, "ANI", channel.caller);
        put(event, prefix, "Destination-Number", channel.callee);
        put(event, prefix, "Unique-ID", channel.uuid);
        put(event, prefix, "Source", channel.outbound ? "src/switch_ivr_originate.c" : "mod_sofia");
        put(event, prefix, "Context", "default");
        put(event, prefix, "Channel-Name", channel.name);
        put(event, prefix, "Profile-Index", "1");
        put(event, prefix, "Profile-Created-Time", Long.toString(times.created));
        put(event, prefix, "Channel-Created-Time", Long.toString(times.created));
        put(event, prefix, "Channel-Answered-Time", Long.toString(times.answered));
        put(event, prefix, "Channel-Progress-Time", Long.toString(times.progress));
        put(event, prefix, "Channel-Progress-Media-Time", Long.toString(times.progressMedia));
        put(event, prefix, "Channel-Hangup-Time", Long.toString(times.hangup));
        put(event, prefix, "Channel-Transfer-Time", Long.toString(times.transfer));
        put(event, prefix, "Channel-Resurrect-Time", "0");
        put(event, prefix, "Channel-Bridged-Time", Long.toString(times.bridged));
        put(event, prefix, "Channel-Last-Hold", "0");
        put(event, prefix, "Channel-Hold-Accum", "0");
        put(event, prefix, "Screen-Bit", "true");
        put(event, prefix, "Privacy-Hide-Name", "false");
        put(event, prefix, "Privacy-Hide-Number", "false");
    }

    private static void put(FakeEvent event, String prefix, String name, String value) {
        event.add(prefix + "-" + name, value);
    }

    void variables(FakeEvent event) {
        channel.variables.forEach((name, value) -> event.add("variable_" + name, value));
    }

    FakeEvent pairs(FakeEvent event, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            event.add(more[i], more[i + 1]);
        }
        return event;
    }

    /** The channel's value in a column of {@code show channels}. */
    String column(String name) {
        return switch (name) {
            case "uuid", "call_uuid" -> channel.uuid;
            case "direction" -> direction();
            case "created_epoch" -> Long.toString(channel.times.created / 1_000_000);
            case "name" -> channel.name;
            case "state" -> channel.state;
            case "cid_num", "cid_name", "initial_cid_num", "initial_cid_name" -> channel.caller;
            case "ip_addr", "initial_ip_addr" -> "127.0.0.1";
            case "dest", "initial_dest" -> channel.callee;
            case "application" -> channel.variables.getOrDefault("current_application", "");
            case "application_data" -> channel.variables.getOrDefault("current_application_data", "");
            case "dialplan", "initial_dialplan" -> "XML";
            case "context", "initial_context" -> "default";
            case "read_codec", "write_codec" ->
                channel.codec.map(LegCodec::name).orElse("");
            case "read_rate", "write_rate" ->
                channel.codec.map(codec -> Integer.toString(codec.rate())).orElse("");
            case "hostname" -> "scripted";
            case "callstate" -> channel.callState;
            default -> "";
        };
    }
}
