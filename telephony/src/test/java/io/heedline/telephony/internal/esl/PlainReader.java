package io.heedline.telephony.internal.esl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The event socket's format once more, read from whole texts in the simplest way and by none of the decoder's code: what
 * the decoder is compared with.
 */
final class PlainReader {

    /**
     * @param type content type of the frame
     * @param headers of the event, or of the frame when it is none
     */
    record Read(String type, Map<String, String> headers, String body) {}

    private PlainReader() {}

    static List<Read> read(byte[] bytes) {
        String rest = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Read> frames = new ArrayList<>();
        while (!rest.isEmpty()) {
            int empty = rest.indexOf("\n\n");
            String head = rest.substring(0, empty);
            Map<String, String> envelope = lines(head, head.startsWith("Event-Name: "));
            int length = Integer.parseInt(envelope.getOrDefault("Content-Length", "0"));
            String body = rest.substring(empty + 2, empty + 2 + length);
            rest = rest.substring(empty + 2 + length);
            String type = envelope.get("Content-Type");
            frames.add(type.equals("text/event-plain") ? event(type, body) : new Read(type, envelope, utf8(body)));
        }
        return frames;
    }

    private static Read event(String type, String text) {
        int empty = text.indexOf("\n\n");
        return new Read(type, lines(text.substring(0, empty), true), utf8(text.substring(empty + 2)));
    }

    private static Map<String, String> lines(String text, boolean encoded) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            String[] parts = line.split(": ?", 2);
            if (parts.length < 2) {
                continue; // The second line of a value that getvar has given back raw.
            }
            headers.putIfAbsent(parts[0], encoded ? urlDecoded(parts[1]) : utf8(parts[1]));
        }
        return headers;
    }

    private static String urlDecoded(String value) {
        return java.net.URLDecoder.decode(utf8(value).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
