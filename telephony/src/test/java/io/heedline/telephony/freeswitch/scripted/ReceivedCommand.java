package io.heedline.telephony.freeswitch.scripted;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command as it came.
 *
 * @param channel the channel whose outbound socket it came by; empty for a client of the event socket
 * @param line its first line
 * @param headers the lines behind it, in any case of letters
 * @param body empty unless a content-length announced one
 */
public record ReceivedCommand(Optional<String> channel, String line, Map<String, String> headers, String body) {

    public ReceivedCommand {
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The first word in small letters. */
    public String verb() {
        return line.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** What follows the first word. */
    public String argument() {
        String[] words = line.split(" ", 2);
        return words.length < 2 ? "" : words[1].trim();
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What an {@code execute} gives its application, in a header or as body. */
    public String appArgument() {
        return header("execute-app-arg").isEmpty() ? body : header("execute-app-arg");
    }

    /** The application of an {@code execute} with its argument, such as {@code bridge user/1000}; else the line. */
    public String summary() {
        if (!verb().equals("sendmsg")) {
            return line;
        }
        return header("call-command").equals("execute")
                ? (header("execute-app-name") + " " + appArgument()).trim()
                : (header("call-command") + " " + header("hangup-cause")).trim();
    }
}
