package io.heedline.telephony.freeswitch.scripted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Cuts what a client sends into commands: lines up to an empty one, then as many bytes as content-length says. */
final class CommandReader {

    private final Optional<String> channel;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int bodyLength;

    CommandReader(Optional<String> channel) {
        this.channel = channel;
    }

    /** The commands that these bytes complete. */
    List<ReceivedCommand> accept(byte[] bytes) {
        List<ReceivedCommand> complete = new ArrayList<>();
        for (byte b : bytes) {
            if (bodyLength > 0) {
                body.write(b);
                if (--bodyLength == 0) {
                    complete.add(finish());
                }
            } else if (b != '\n') {
                line.write(b);
            } else {
                endLine(complete);
            }
        }
        return complete;
    }

    private void endLine(List<ReceivedCommand> complete) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (!text.isEmpty()) {
            lines.add(text);
        } else if (!lines.isEmpty()) {
            String length = headers().getOrDefault("content-length", "0");
            bodyLength = length.matches("\\d{1,7}") ? Integer.parseInt(length) : 0;
            if (bodyLength == 0) {
                complete.add(finish());
            }
        }
    }

    private ReceivedCommand finish() {
        ReceivedCommand command =
                new ReceivedCommand(channel, lines.get(0), headers(), body.toString(StandardCharsets.UTF_8));
        lines.clear();
        body.reset();
        return command;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String text : lines.subList(1, lines.size())) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                headers.put(
                        text.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).trim());
            }
        }
        return headers;
    }
}
