package io.heedline.telephony.freeswitch.scripted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code {a=b,c='d e'}[x=y]sofia/gateway/trunk/13800001111}: variables and whom to ring. Quotes must be closed, commas
 * inside a value be quoted or escaped.
 */
record DialString(Map<String, String> variables, String endpoint, String gateway, String number) {

    /** {@link IllegalArgumentException} for what FreeSWITCH would not take for what was meant. */
    static DialString parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        String rest = text.trim();
        while (rest.startsWith("{") || rest.startsWith("[") || rest.startsWith("<")) {
            char close = rest.charAt(0) == '{' ? '}' : rest.charAt(0) == '[' ? ']' : '>';
            int end = closing(rest, close);
            for (String pair : split(rest.substring(1, end), ',')) {
                int equals = pair.indexOf('=');
                if (equals <= 0) {
                    throw new IllegalArgumentException("variable without a value: " + pair);
                }
                variables.put(pair.substring(0, equals).trim(), unquote(pair.substring(equals + 1)));
            }
            rest = rest.substring(end + 1).trim();
        }
        String[] parts = rest.split("/");
        if (parts.length < 2 || rest.contains("{") || rest.contains("'")) {
            throw new IllegalArgumentException("no endpoint: " + rest);
        }
        boolean viaGateway = parts[0].equals("sofia") && parts[1].equals("gateway") && parts.length > 3;
        String last = parts[0].equals("loopback") ? parts[1] : parts[parts.length - 1];
        return new DialString(variables, parts[0], viaGateway ? parts[2] : "", last.split("[@%]")[0]);
    }

    private static int closing(String text, char close) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (c == close && !quoted) {
                return i;
            }
        }
        throw new IllegalArgumentException("no closing " + close + " in " + text);
    }

    /** Cuts at a character outside quotes, which stay; a backslash takes its meaning. */
    static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == at && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                quoted ^= c == '\'';
                part.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("quote not closed in " + text);
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unquote(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
