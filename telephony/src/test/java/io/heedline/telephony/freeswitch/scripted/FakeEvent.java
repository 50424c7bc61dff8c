package io.heedline.telephony.freeswitch.scripted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event on its way out: headers in their order, some of them twice as in the real ones, and a body. */
final class FakeEvent {

    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private String body = "";

    FakeEvent add(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    FakeEvent add(String name, long value) {
        return add(name, Long.toString(value));
    }

    FakeEvent body(String text) {
        body = text;
        return this;
    }

    String name() {
        return first("Event-Name").orElse("");
    }

    Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** The headers as lines, URL-encoded, without the empty line behind them. */
    String lines() {
        StringBuilder text = new StringBuilder();
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(UrlCoding.encode(header.getValue()))
                .append('\n'));
        return text.toString();
    }

    /** The whole frame of a connection that asked for plain events. */
    byte[] plain() {
        String text = lines();
        text += body.isEmpty() ? "\n" : "Content-Length: " + utf8(body).length + "\n\n" + body;
        return frame("text/event-plain", text);
    }

    /** The whole frame of a connection that asked for JSON. */
    byte[] json() {
        StringBuilder text = new StringBuilder("{");
        headers.forEach(header -> {
            text.append(text.length() > 1 ? "," : "");
            text.append(quoted(header.getKey())).append(':').append(quoted(header.getValue()));
        });
        if (!body.isEmpty()) {
            text.append(",\"Content-Length\":\"").append(utf8(body).length).append('"');
            text.append(",\"_body\":").append(quoted(body));
        }
        return frame("text/event-json", text.append('}').toString());
    }

    private static byte[] frame(String type, String text) {
        return utf8("Content-Length: " + utf8(text).length + "\nContent-Type: " + type + "\n\n" + text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", c) : Character.toString(c));
            }
        });
        return quoted.append('"').toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
