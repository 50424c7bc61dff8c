package io.heedline.telephony.internal.esl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain events of recorded calls, as FreeSWITCH sent them; the recordings are those of the tests. */
public final class RecordedEvents {

    private static final List<String> CALLS = List.of(
            "outbound-9000",
            "transfer-queue-sip-agent",
            "bridge",
            "filter",
            "caller-cancel",
            "unicast-basic",
            "audio-stream-refused",
            "outbound-at-shutdown",
            "myevents-inbound");

    private static final Pattern BLOCK = Pattern.compile("\\n===== (FS->APP|APP->FS) \\+\\S+ ([0-9]+) bytes =====\\n");
    private static final Pattern EVENT =
            Pattern.compile("Content-Length: ([0-9]+)\\nContent-Type: text/event-plain\\n\\n");

    /** What a socket gives at once when there is much. */
    private static final int PIECE = 16_384;

    private RecordedEvents() {}

    /** How many there are. */
    public static int count() {
        return events().size();
    }

    /** Bytes of all together. */
    public static int bytes() {
        return events().stream().mapToInt(event -> event.length).sum();
    }

    /** All of them, one behind the other, cut wherever a piece is full. */
    static List<byte[]> inPieces() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        events().forEach(all::writeBytes);
        byte[] bytes = all.toByteArray();
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
        }
        return pieces;
    }

    private static List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        for (String call : CALLS) {
            String received = received(call);
            Matcher event = EVENT.matcher(received);
            for (int at = 0; event.find(at); ) {
                at = event.end() + Integer.parseInt(event.group(1));
                events.add(received.substring(event.start(), at).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return events;
    }

    /** What FreeSWITCH sent, one character a byte. */
    private static String received(String call) {
        try (InputStream in = RecordedEvents.class.getResourceAsStream("transcripts/" + call + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            StringBuilder received = new StringBuilder();
            Matcher block = BLOCK.matcher(text);
            for (int at = 0; block.find(at); ) {
                at = block.end() + Integer.parseInt(block.group(2));
                if (block.group(1).startsWith("FS")) {
                    received.append(text, block.end(), at);
                }
            }
            return received.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
