package io.heedline.telephony.internal.esl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Recorded frames, made wrong in ways that have broken parsers before. */
final class Mutations {

    private static final byte[][] SPLINTERS = splinters(
            "\n\n",
            "\r\n\r\n",
            "\n",
            "\r",
            ":",
            ": ",
            "%",
            "%0A",
            "%zz",
            "%F",
            "\0",
            "{",
            "}",
            "\"",
            "[",
            "\\u",
            "Content-Length: ",
            "Content-Length: 0\n",
            "Content-Length: -1\n",
            "Content-Length: 2147483648\n",
            "Content-Length: 17000000\n",
            "Content-Type: text/event-json\n",
            "Content-Type: command/reply\n\n",
            "Content-Type: auth/request\n\n",
            "Event-Name: ",
            "Event-Name: BACKGROUND_JOB\nJob-UUID: ",
            "Reply-Text: ");

    private final List<byte[]> going;
    private final List<byte[]> ending;
    private final SplittableRandom random;
    private final double share;

    /** Of one connection: some have one wrong byte in a hundred frames, others hardly one right frame. */
    Mutations(List<byte[]> going, List<byte[]> ending, SplittableRandom random) {
        this.going = going;
        this.ending = ending;
        this.random = random;
        this.share = Math.pow(random.nextDouble(), 4);
    }

    /** Whether a connection is closed, or refused, after it. */
    static boolean isEnd(byte[] frame) {
        String head = new String(frame, 0, Math.min(60, frame.length), StandardCharsets.ISO_8859_1);
        return head.contains("auth/request") || head.contains("rude-rejection") || head.contains("disconnect-notice");
    }

    private static byte[][] splinters(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    /** A recorded frame, or one with up to four things wrong; at times nothing but noise. */
    byte[] frame() {
        byte[] frame = random.nextInt(200) == 0 ? ending.get(random.nextInt(ending.size())) : recorded();
        if (random.nextDouble() >= share) {
            return frame;
        }
        if (random.nextInt(50) == 0) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            return noise;
        }
        for (int wrong = 1 + random.nextInt(4); wrong > 0; wrong--) {
            frame = mutated(frame);
        }
        return frame;
    }

    /** Short frames as often as long ones, or else nearly all would be events of one kind. */
    private byte[] recorded() {
        byte[] one = going.get(random.nextInt(going.size()));
        byte[] other = going.get(random.nextInt(going.size()));
        return one.length < other.length || random.nextInt(3) == 0 ? one : other;
    }

    private byte[] mutated(byte[] frame) {
        if (frame.length == 0) {
            return recorded();
        }
        int at = place(frame);
        return switch (random.nextInt(9)) {
            case 0 -> with(frame, at, (byte) random.nextInt(256));
            case 1 -> with(frame, at, (byte) (frame[at] ^ 1 << random.nextInt(8)));
            case 2 -> spliced(frame, at, at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
            case 3 -> spliced(frame, at, Math.min(frame.length, at + 1 + random.nextInt(20)), new byte[0]);
            case 4 -> Arrays.copyOf(frame, at);
            case 5 -> spliced(frame, at, at, Arrays.copyOfRange(frame, at / 2, at));
            case 6 -> otherDigit(frame);
            case 7 -> spliced(frame, at, frame.length, tail());
            default -> with(frame, at, (byte) "\n\r:% \0".charAt(random.nextInt(6)));
        };
    }

    /** The envelope is what framing depends on, and short: every second time it is hit. */
    private int place(byte[] frame) {
        return random.nextInt(random.nextBoolean() ? frame.length : Math.min(frame.length, 60));
    }

    private byte[] tail() {
        byte[] other = recorded();
        return Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
    }

    private byte[] otherDigit(byte[] frame) {
        for (int i = 0; i < frame.length; i++) {
            if (frame[i] >= '0' && frame[i] <= '9' && random.nextInt(4) == 0) {
                return with(frame, i, (byte) ('0' + random.nextInt(10)));
            }
        }
        return frame;
    }

    private static byte[] with(byte[] frame, int at, byte value) {
        byte[] changed = frame.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] spliced(byte[] frame, int from, int to, byte[] middle) {
        byte[] result = new byte[from + middle.length + frame.length - to];
        System.arraycopy(frame, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(frame, to, result, from + middle.length, frame.length - to);
        return result;
    }
}
