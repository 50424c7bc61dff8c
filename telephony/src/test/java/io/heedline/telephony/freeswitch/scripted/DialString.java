package io.heedline.telephony.freeswitch.scripted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code {a=b,c=d\,e}[x=y]sofia/gateway/trunk/13800001111}: variables and whom to ring. A comma inside a value needs a
 * backslash, for quotes protect spaces only.
 */
record DialString(Map<String, String> variables, String endpoint, String gateway, String number) {

    /** {@link IllegalArgumentException} for what FreeSWITCH would not take for what was meant. */
    static DialString parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        String rest = text.trim();
        while (rest.startsWith("{") || rest.startsWith("[") || rest.startsWith("<")) {
            char close = rest.charAt(0) == '{' ? '}' : rest.charAt(0) == '[' ? ']' : '>';
            int end = rest.indexOf(close);
            if (end < 0) {
                throw new IllegalArgumentException("no closing " + close + " in " + text);
            }
            variables.putAll(pairs(rest.substring(1, end)));
            rest = rest.substring(end + 1).trim();
        }
        String[] parts = rest.split("/");
        if (parts.length < 2 || rest.contains("{") || rest.contains("'") || rest.contains(" ")) {
            throw new IllegalArgumentException("no endpoint: " + rest);
        }
        boolean viaGateway = parts[0].equals("sofia") && parts[1].equals("gateway") && parts.length > 3;
        String last = parts[0].equals("loopback") ? parts[1] : parts[parts.length - 1];
        return new DialString(variables, parts[0], viaGateway ? parts[2] : "", last.split("[@%]")[0]);
    }

    /**
     * {@code a=b,c=d}: cut at each comma without a backslash before it; a piece without a value is passed over, as
     * FreeSWITCH does.
     */
    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        char delimiter = text.startsWith("^^") ? text.charAt(2) : ',';
        String list = text.startsWith("^^") ? text.substring(3) : text;
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : delimiter;
            if (c == '\\' && i + 1 < list.length()) {
                char escaped = list.charAt(++i);
                piece.append(escaped == 's' ? ' ' : escaped == 'n' ? '\n' : escaped);
            } else if (c == delimiter) {
                int equals = piece.indexOf("=");
                if (equals > 0) {
                    pairs.put(piece.substring(0, equals).trim(), unquote(piece.substring(equals + 1)));
                }
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        return pairs;
    }

    /** Cuts a command's argument at spaces outside single quotes, braces notwithstanding; the quotes go. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '\\' && i + 1 < text.length()) {
                word.append(c).append(text.charAt(++i));
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (c == ' ' && !(quoted && i < text.length())) {
                if (word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }

    private static String unquote(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
