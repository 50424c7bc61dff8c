package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The API functions: one line in, text out, some of them later. */
final class ApiCommands {

    private static final Set<String> MODULES = Set.of(
            "mod_commands",
            "mod_dptools",
            "mod_event_socket",
            "mod_sofia",
            "mod_opus",
            "mod_callcenter",
            "mod_loopback",
            "mod_sndfile",
            "mod_tone_stream",
            "mod_dialplan_xml",
            "mod_console",
            "mod_logfile");

    private final Node node;

    ApiCommands(Node node) {
        this.node = node;
    }

    void run(String line, Consumer<String> answer) {
        String canned = node.cannedAnswers.get(line.trim());
        if (canned != null) {
            answer.accept(canned);
            return;
        }
        String[] parts = line.trim().split(" ", 2);
        String argument = parts.length > 1 ? parts[1].trim() : "";
        switch (parts[0]) {
            case "originate" -> new Originate(node, answer).run(argument);
            case "msleep" -> node.later(Long.parseLong(argument), () -> answer.accept("+OK"));
            default -> answer.accept(now(parts[0], argument));
        }
    }

    private String now(String function, String argument) {
        String[] words = argument.isEmpty() ? new String[0] : argument.split(" +");
        if (function.startsWith("uuid_")) {
            return new ChannelFunctions(node, words).run(function);
        }
        return switch (function) {
            case "status" -> new NodeStatus(node).text();
            case "version" -> argument.equals("short") ? "1.10.12" : "FreeSWITCH Version " + NodeStatus.VERSION + "\n";
            case "hostname" -> "scripted";
            case "uptime" -> node.uptimeMicros() / 1_000_000 + "\n";
            case "strepoch" -> Long.toString(Node.micros() / 1_000_000);
            case "strmicroepoch" -> Long.toString(Node.micros());
            case "global_getvar" -> argument.equals("core_uuid") ? node.coreUuid() : "-ERR no reply\n";
            case "module_exists" -> Boolean.toString(MODULES.contains(argument));
            case "create_uuid" -> UUID.randomUUID().toString();
            case "show" -> new NodeStatus(node).show(argument);
            case "callcenter_config" -> node.queues.config(words);
            case "fsctl" -> fsctl(words);
            case "echo" -> argument;
            default -> {
                node.unknown.add("API command not understood: " + function);
                yield "-ERR " + function + " Command not found!\n";
            }
        };
    }

    private String fsctl(String[] words) {
        String what = words.length == 0 ? "" : words[0];
        if (what.equals("max_sessions")) {
            return "+OK max sessions: " + NodeStatus.MAX_SESSIONS + "\n";
        }
        if (what.equals("hupall")) {
            String cause = words.length > 1 ? words[1] : "MANAGER_REQUEST";
            List.copyOf(node.channels.values()).forEach(channel -> channel.end.soon(cause));
        }
        return "+OK\n";
    }
}
