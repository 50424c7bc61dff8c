package io.heedline.telephony.freeswitch.scripted;

import java.util.Arrays;
import java.util.function.Function;

/** The API functions whose first word is a channel: {@code uuid_kill} and the like. */
record ChannelFunctions(Node node, String[] words) {

    private static final String GONE = "-ERR No such channel!\n";
    private static final String OK = "+OK\n";
    private static final long NOTICED_AFTER_MS = 10;

    String run(String function) {
        return switch (function) {
            case "uuid_exists" ->
                Boolean.toString(words.length > 0
                        && node.channels.containsKey(words[0])
                        && node.channels.get(words[0]).isUp());
            case "uuid_kill" ->
                on(1, channel -> {
                    channel.end.soon(words.length > 1 ? words[1] : "NORMAL_CLEARING");
                    return OK;
                });
            case "uuid_park" -> on(1, channel -> soon(channel.apps::parkForGood));
            case "uuid_transfer" -> on(2, channel -> soon(() -> channel.apps.transfer(node.dialplan.steps(words, 1))));
            case "uuid_getvar" -> on(2, channel -> channel.variables.getOrDefault(words[1], "_undef_"));
            case "uuid_setvar" ->
                on(2, channel -> {
                    channel.assign(words[1], rest(2));
                    return OK;
                });
            case "uuid_setvar_multi" -> on(2, this::setAll);
            case "uuid_break" ->
                on(1, channel -> soon(() -> channel.apps.breakOff(words.length > 1 && words[1].equals("all"))));
            case "uuid_record" -> on(3, "-ERR Cannot locate session!\n", this::record);
            case "uuid_broadcast" ->
                on(2, "-ERR invalid uuid\n", channel -> {
                    channel.apps.broadcast(words[1]);
                    return "+OK Message sent\n";
                });
            case "uuid_send_dtmf" -> on(2, "-ERR Cannot locate session!\n", channel -> OK);
            case "uuid_answer" ->
                on(1, channel -> {
                    channel.answer();
                    return OK;
                });
            case "uuid_dump" -> on(1, this::dump);
            default -> {
                node.unknown.add("API command not understood: " + function);
                yield "-ERR " + function + " Command not found!\n";
            }
        };
    }

    private String on(int needed, Function<FakeChannel, String> action) {
        return on(needed, GONE, action);
    }

    private String on(int needed, String missing, Function<FakeChannel, String> action) {
        if (words.length < needed) {
            return "-USAGE: <uuid> ...\n";
        }
        FakeChannel channel = node.channels.get(words[0]);
        return channel == null || !channel.isUp() ? missing : action.apply(channel);
    }

    private String soon(Runnable task) {
        node.later(NOTICED_AFTER_MS, task);
        return OK;
    }

    private String rest(int from) {
        return from >= words.length ? "" : String.join(" ", Arrays.copyOfRange(words, from, words.length));
    }

    private String setAll(FakeChannel channel) {
        for (String pair : rest(1).split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                channel.assign(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return OK;
    }

    private String record(FakeChannel channel) {
        if (words[1].equals("start")) {
            channel.media.record(RecordingOrder.parse(words[2], words.length > 4 ? words[4] : ""));
            return "+OK Success\n";
        }
        return channel.media.stopRecording(words[2]) ? "+OK Success\n" : "-ERR Cannot stop record session!\n";
    }

    private String dump(FakeChannel channel) {
        FakeEvent event = node.event("CHANNEL_DATA", CodePlace.CHANNEL_DATA);
        channel.headers.channel(event);
        channel.headers.variables(event);
        StringBuilder text = new StringBuilder();
        event.headers()
                .forEach(header -> text.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append('\n'));
        return text.append('\n').toString();
    }
}
