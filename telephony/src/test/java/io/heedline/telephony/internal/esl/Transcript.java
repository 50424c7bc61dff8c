package io.heedline.telephony.internal.esl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recorded traffic with a real FreeSWITCH; see NOTICE.txt beside it. */
record Transcript(String name, List<Block> blocks) {

    record Block(boolean fromFreeSwitch, byte[] bytes) {}

    static final List<String> ALL = List.of(
            "app-closes-socket",
            "async-not-full",
            "audio-stream-refused",
            "auth-bad",
            "auth-ok-api-bgapi",
            "bridge",
            "caller-cancel",
            "crlf-pipelining",
            "filter",
            "myevents-inbound",
            "originate-socket",
            "outbound-9000",
            "outbound-at-shutdown",
            "outbound-no-linger",
            "preauth-idle-timeout",
            "rude-rejection",
            "shutdown-notice",
            "sync-full",
            "transfer-queue-sip-agent",
            "unicast-basic",
            "userauth");

    private static final Pattern HEAD =
            Pattern.compile("\\n===== (FS->APP|APP->FS) \\+[0-9.]+s ([0-9]+) bytes =====\\n");

    static Transcript load(String name) {
        try (InputStream in = Transcript.class.getResourceAsStream("transcripts/" + name + ".txt")) {
            byte[] all = in.readAllBytes();
            // One character a byte, so that positions are the bytes'.
            String text = new String(all, StandardCharsets.ISO_8859_1);
            List<Block> blocks = new ArrayList<>();
            Matcher head = HEAD.matcher(text);
            for (int at = 0; head.find(at); ) {
                int length = Integer.parseInt(head.group(2));
                at = head.end() + length;
                blocks.add(new Block(
                        head.group(1).startsWith("FS"),
                        text.substring(head.end(), at).getBytes(StandardCharsets.ISO_8859_1)));
            }
            return new Transcript(name, blocks);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that FreeSWITCH sent. */
    byte[] received() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        blocks.stream().filter(Block::fromFreeSwitch).forEach(block -> all.writeBytes(block.bytes()));
        return all.toByteArray();
    }
}
