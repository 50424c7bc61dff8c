package io.heedline.telephony.freeswitch.scripted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What events of a real FreeSWITCH look like: of a recorded conversation, for each kind of event, the names of its
 * headers in their order. Variables and the other leg's profile are left out, for these depend on the call.
 */
final class RecordedShapes {

    private static final String DIRECTORY = "/io/heedline/telephony/internal/esl/transcripts/";
    private static final Pattern PIECE = Pattern.compile("\n===== (FS->APP|APP->FS) \\S+ (\\d+) bytes =====\n");
    private static final Pattern EVENT =
            Pattern.compile("(?:^|\n)((?:Event-Subclass: \\S+\n)?Event-Name: .*?)\n\n", Pattern.DOTALL);

    private RecordedShapes() {}

    /** By the event's name, with the application's where it has one; of several the first. */
    static Map<String, List<String>> of(String transcript) throws IOException {
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        Matcher event = EVENT.matcher(fromFreeSwitch(transcript));
        for (int at = 0; event.find(at); at = event.end() - 1) {
            List<String> lines = List.of(event.group(1).split("\n"));
            shapes.putIfAbsent(key(lines), shape(names(lines)));
        }
        return shapes;
    }

    /** The values of all headers of all events, as they were sent. */
    static List<String> values(String transcript) throws IOException {
        List<String> values = new ArrayList<>();
        Matcher event = EVENT.matcher(fromFreeSwitch(transcript));
        for (int at = 0; event.find(at); at = event.end() - 1) {
            for (String line : event.group(1).split("\n")) {
                String[] halves = line.split(": ", 2);
                if (halves.length == 2 && !halves[0].equals("Content-Type")) {
                    values.add(halves[1]);
                }
            }
        }
        return values;
    }

    private static String fromFreeSwitch(String transcript) throws IOException {
        String text;
        try (InputStream in = RecordedShapes.class.getResourceAsStream(DIRECTORY + transcript)) {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        StringBuilder received = new StringBuilder();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group(1).equals("FS->APP")) {
                int length = Integer.parseInt(piece.group(2));
                received.append(text, piece.end(), Math.min(text.length(), piece.end() + length));
            }
        }
        return received.toString();
    }

    private static String key(List<String> lines) {
        String name = value(lines, "Event-Name");
        String application = value(lines, "Application");
        return application.isEmpty() ? name : name + " " + application;
    }

    private static String value(List<String> lines, String header) {
        return lines.stream()
                .filter(line -> line.startsWith(header + ": "))
                .map(line -> line.substring(header.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static List<String> names(List<String> lines) {
        return lines.stream().map(line -> line.split(":", 2)[0]).toList();
    }

    /** The names that do not depend on the call. */
    static List<String> shape(List<String> names) {
        List<String> shape = new ArrayList<>(names);
        shape.removeIf(name -> name.startsWith("variable_") || name.startsWith("Other-") || name.isEmpty());
        return shape;
    }
}
