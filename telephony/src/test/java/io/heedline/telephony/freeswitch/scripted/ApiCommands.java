package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The API functions: one line in, text out, some of them later. */
final class ApiCommands {

    private static final Set<String> MODULES = Set.of(
            "mod_commands",
            "mod_dptools",
            "mod_event_socket",
            "mod_sofia",
            "mod_opus",
            "mod_callcenter",
            "mod_hash",
            "mod_db",
            "mod_expr",
            "mod_loopback",
            "mod_sndfile",
            "mod_native_file",
            "mod_tone_stream",
            "mod_dialplan_xml",
            "mod_local_stream",
            "mod_console",
            "mod_logfile");

    private final Node node;

    ApiCommands(Node node) {
        this.node = node;
    }

    void run(String words, Consumer<String> answer) {
        String[] parts = words.trim().split(" ", 2);
        String argument = parts.length > 1 ? parts[1].trim() : "";
        String[] arguments = argument.isEmpty() ? new String[0] : argument.split(" +");
        switch (parts[0]) {
            case "originate" -> new Originate(node, answer).run(argument);
            case "msleep" -> node.later(Long.parseLong(argument), () -> answer.accept("+OK"));
            default -> answer.accept(now(parts[0], argument, arguments));
        }
    }

    private String now(String function, String argument, String[] words) {
        return switch (function) {
            case "status" -> new NodeStatus(node).text();
            case "version" -> "FreeSWITCH Version " + NodeStatus.VERSION + "\n";
            case "hostname" -> "scripted";
            case "uptime" -> Long.toString(node.uptimeMicros() / 1_000_000);
            case "module_exists" -> Boolean.toString(MODULES.contains(argument));
            case "create_uuid" -> java.util.UUID.randomUUID().toString();
            case "show" -> new NodeStatus(node).show(argument);
            case "sofia" -> "+OK\n";
            case "callcenter_config" -> node.queues.config(words);
            case "fsctl" -> fsctl(argument);
            case "echo" -> argument;
            case "global_getvar" -> argument.equals("core_uuid") ? node.coreUuid() : "";
            case "uuid_exists" -> Boolean.toString(words.length > 0 && node.channels.containsKey(words[0]));
            default ->
                function.startsWith("uuid_")
                        ? onChannel(function, words)
                        : "-ERR " + function + " Command not found!\n";
        };
    }

    private String onChannel(String function, String[] words) {
        return switch (function) {
            case "uuid_kill" ->
                with(words, 1, channel -> {
                    channel.hangUp(words.length > 1 ? words[1] : "NORMAL_CLEARING");
                    return "+OK\n";
                });
            case "uuid_park" ->
                with(words, 1, channel -> {
                    node.later(10, channel.apps::parkForGood);
                    return "+OK\n";
                });
            case "uuid_transfer" ->
                with(words, 2, channel -> {
                    String where = String.join(" ", List.of(words).subList(1, words.length));
                    int inline = where.indexOf(" inline");
                    node.later(10, () -> {
                        if (inline > 0) {
                            channel.apps.transferInline(
                                    where.substring(0, inline).replace("'", ""));
                        } else {
                            channel.apps.transfer(words[1]);
                        }
                    });
                    return "+OK\n";
                });
            case "uuid_setvar_multi" ->
                with(words, 2, channel -> {
                    for (String pair : String.join(" ", List.of(words).subList(1, words.length))
                            .split(";")) {
                        String[] parts = pair.split("=", 2);
                        if (parts.length < 2 || parts[1].isEmpty()) {
                            channel.variables.remove(parts[0]);
                        } else {
                            channel.variables.put(parts[0], parts[1]);
                        }
                    }
                    return "+OK\n";
                });
            case "uuid_getvar" ->
                with(
                        words,
                        2,
                        channel -> Optional.ofNullable(channel.variables.get(words[1]))
                                .orElse("_undef_"));
            case "uuid_setvar" ->
                with(words, 2, channel -> {
                    if (words.length > 2) {
                        channel.variables.put(
                                words[1], String.join(" ", List.of(words).subList(2, words.length)));
                    } else {
                        channel.variables.remove(words[1]);
                    }
                    return "+OK\n";
                });
            case "uuid_break" ->
                with(words, 1, channel -> {
                    node.later(10, () -> channel.apps.breakOff(words.length > 1 && words[1].equals("all")));
                    return "+OK\n";
                });
            case "uuid_record" ->
                with(words, 3, channel -> {
                    if (words[1].equals("start")) {
                        channel.media.record(words[2], words[words.length - 1].contains("RECORD_STEREO=true"));
                    } else {
                        channel.media.stopRecording(words[2]);
                    }
                    return "+OK Success\n";
                });
            case "uuid_broadcast" ->
                with(words, 2, channel -> {
                    channel.apps.broadcast(words[1]);
                    return "+OK Message sent\n";
                });
            case "uuid_send_dtmf" -> with(words, 2, channel -> "+OK\n");
            case "uuid_answer" ->
                with(words, 1, channel -> {
                    channel.answer();
                    return "+OK\n";
                });
            case "uuid_dump" ->
                with(words, 1, channel -> {
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
                });
            default -> "-ERR " + function + " Command not found!\n";
        };
    }

    private String with(String[] words, int needed, Function<FakeChannel, String> action) {
        if (words.length < needed) {
            return "-USAGE: <uuid>\n";
        }
        FakeChannel channel = node.channels.get(words[0]);
        return channel == null ? "-ERR No such channel!\n" : action.apply(channel);
    }

    private String fsctl(String argument) {
        if (argument.equals("max_sessions")) {
            return "+OK max sessions: " + NodeStatus.MAX_SESSIONS + "\n";
        }
        if (argument.startsWith("hupall")) {
            String[] words = argument.split(" ");
            List.copyOf(node.channels.values())
                    .forEach(channel -> channel.hangUp(words.length > 1 ? words[1] : "MANAGER_REQUEST"));
        }
        return "+OK\n";
    }
}
