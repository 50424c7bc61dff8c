package io.heedline.telephony.freeswitch.scripted;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be recorded how: a path, perhaps a limit in seconds behind it, and variables in braces before or behind, as
 * in {@code /path/file.wav +14400 {RECORD_STEREO=true}}.
 */
record RecordingOrder(Path file, Map<String, String> variables) {

    static RecordingOrder parse(String path, String braced) {
        String text = path + " " + braced;
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        boolean variables = open >= 0 && close > open;
        String rest = variables ? text.substring(0, open) + text.substring(close + 1) : text;
        return new RecordingOrder(
                Path.of(rest.trim().split(" ")[0]),
                variables ? DialString.pairs(text.substring(open + 1, close)) : Map.of());
    }

    /** The variable given with the order, else the channel's. */
    String variable(String name, FakeChannel channel, String otherwise) {
        return variables.getOrDefault(name, channel.variables.getOrDefault(name, otherwise));
    }
}
