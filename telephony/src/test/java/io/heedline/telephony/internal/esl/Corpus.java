package io.heedline.telephony.internal.esl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The single frames of all recorded traffic. */
final class Corpus {

    private Corpus() {}

    static List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        Transcript.ALL.forEach(name -> frames.addAll(split(Transcript.load(name).received())));
        return frames;
    }

    /** Cuts well-formed traffic between frames. */
    static List<byte[]> split(byte[] received) {
        String text = new String(received, StandardCharsets.ISO_8859_1);
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int head = text.indexOf("\n\n", at) + 2;
            int end = head + length(text.substring(at, head));
            frames.add(text.substring(at, end).getBytes(StandardCharsets.ISO_8859_1));
            at = end;
        }
        return frames;
    }

    private static int length(String head) {
        for (String line : head.split("\n")) {
            if (line.startsWith("Content-Length: ")) {
                return Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        return 0;
    }
}
