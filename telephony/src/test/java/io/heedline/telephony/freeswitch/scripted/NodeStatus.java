package io.heedline.telephony.freeswitch.scripted;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** What the node says about itself. */
record NodeStatus(Node node) {

    static final String VERSION =
            "1.10.12-release+git~20240802T210227Z~a88d069d6f~64bit (git a88d069 2024-08-02 21:02:27Z 64bit)";

    static final int MAX_SESSIONS = 2_000;

    private static final String NOTHING = "{\"row_count\": 0}\n";
    private static final String[] COLUMNS = {
        "uuid",
        "direction",
        "created",
        "created_epoch",
        "name",
        "state",
        "cid_name",
        "cid_num",
        "ip_addr",
        "dest",
        "application",
        "application_data",
        "dialplan",
        "context",
        "read_codec",
        "read_rate",
        "read_bit_rate",
        "write_codec",
        "write_rate",
        "write_bit_rate",
        "secure",
        "hostname",
        "presence_id",
        "presence_data",
        "accountcode",
        "callstate",
        "callee_name",
        "callee_num",
        "callee_direction",
        "call_uuid",
        "sent_callee_name",
        "sent_callee_num",
        "initial_cid_name",
        "initial_cid_num",
        "initial_ip_addr",
        "initial_dest",
        "initial_dialplan",
        "initial_context"
    };

    String text() {
        int channels = node.channels.size();
        return uptime()
                + "\nFreeSWITCH (Version 1.10.12-release git a88d069 2024-08-02 21:02:27Z 64bit) is ready\n"
                + node.sessionsSinceStart() + " session(s) since startup\n"
                + channels + " session(s) - peak " + channels + ", last 5min " + channels + " \n"
                + "0 session(s) per Sec out of max 200, peak 0, last 5min 0 \n2000 session(s) max\n"
                + "min idle cpu 0.00/0.00\nCurrent Stack Size/Max 240K/240K\n";
    }

    String uptime() {
        long micros = node.uptimeMicros();
        long seconds = micros / 1_000_000;
        return "UP 0 years, 0 days, " + seconds / 3600 + " hours, " + seconds / 60 % 60 + " minutes, " + seconds % 60
                + " seconds, " + micros / 1000 % 1000 + " milliseconds, " + micros % 1000 + " microseconds";
    }

    FakeEvent heartbeat() {
        long micros = node.uptimeMicros();
        return node.event("HEARTBEAT", CodePlace.HEARTBEAT)
                .add("Event-Info", "System Ready")
                .add("Up-Time", uptime().substring("UP ".length()))
                .add("FreeSWITCH-Version", "1.10.12-release~64bit")
                .add("Uptime-msec", micros / 1000)
                .add("Session-Count", node.channels.size())
                .add("Max-Sessions", MAX_SESSIONS)
                .add("Session-Per-Sec", 200)
                .add("Session-Per-Sec-Last", 0)
                .add("Session-Per-Sec-Max", 0)
                .add("Session-Per-Sec-FiveMin", 0)
                .add("Session-Since-Startup", node.sessionsSinceStart())
                .add("Session-Peak-Max", node.channels.size())
                .add("Session-Peak-FiveMin", node.channels.size())
                .add("Idle-CPU", "98.000000");
    }

    String show(String argument) {
        boolean json = argument.endsWith("as json");
        return switch (argument.split(" ")[0]) {
            case "channels", "calls" -> json ? channels() : "\n" + shown().size() + " total.\n";
            case "registrations" -> json ? NOTHING : "\n0 total.\n";
            default -> "-USAGE: codec|endpoint|application|api|channels|calls|registrations\n";
        };
    }

    private String channels() {
        List<FakeChannel> shown = shown();
        if (shown.isEmpty()) {
            return NOTHING;
        }
        StringJoiner rows = new StringJoiner(",", "{\"row_count\":" + shown.size() + ",\"rows\":[", "]}\n");
        shown.forEach(channel -> rows.add(row(channel)));
        return rows.toString();
    }

    /** Channels that are hung up count as long as a connection lingers on them. */
    private List<FakeChannel> shown() {
        return Stream.concat(node.channels.values().stream(), node.lingering.values().stream())
                .toList();
    }

    private String row(FakeChannel channel) {
        StringJoiner row = new StringJoiner(",", "{", "}");
        for (String column : COLUMNS) {
            row.add("\"" + column + "\":\"" + channel.headers.column(column).replace("\"", "\\\"") + "\"");
        }
        return row.toString();
    }
}
