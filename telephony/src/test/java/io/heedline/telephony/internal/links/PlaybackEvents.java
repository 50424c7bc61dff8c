package io.heedline.telephony.internal.links;

import io.heedline.telephony.internal.esl.EslEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Recorded events of played files, with other files in them; see NOTICE.txt beside the recording. */
final class PlaybackEvents {

    private PlaybackEvents() {}

    static EslEvent start(String file) {
        return recorded("Event-Name: PLAYBACK_START", Map.of("Playback-File-Path", file));
    }

    static EslEvent stop(String file) {
        return recorded("Playback-Status: done", Map.of("Playback-File-Path", file));
    }

    static EslEvent broken(String file) {
        return recorded("Playback-Status: break", Map.of("Playback-File-Path", file));
    }

    static EslEvent complete(String file, String response) {
        return recorded(
                "Event-Name: CHANNEL_EXECUTE_COMPLETE",
                Map.of("Application-Data", file, "Application-Response", response));
    }

    private static EslEvent recorded(String mark, Map<String, String> others) {
        try (InputStream in = PlaybackEvents.class.getResourceAsStream("playback-events.txt")) {
            for (String event : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n\n")) {
                if (event.contains(mark)) {
                    Map<String, String> headers = new HashMap<>();
                    event.lines().forEach(line -> {
                        String[] parts = line.split(": ", 2);
                        headers.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                    });
                    headers.putAll(others);
                    return new EslEvent(headers, "");
                }
            }
            throw new AssertionError("no event recorded with " + mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
