package io.heedline.telephony.internal.esl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers as they came, {@code Name: value} by lines up to an empty one, and what follows it. An event has a hundred
 * headers of which a call reads five, so nothing is taken apart before somebody asks: a look-up runs over the bytes, from
 * one line break to the next.
 */
final class WireHeaders implements EslHeaders {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long LINE_BREAKS = '\n' * ONES;
    private static final String BODY_LENGTH = "Content-Length";

    private final byte[] wire;
    private final boolean encoded;

    /**
     * @param wire not copied; must not change afterwards
     * @param encoded whether values are URL-encoded, as they are in plain events and in the data of a channel
     */
    WireHeaders(byte[] wire, boolean encoded) {
        this.wire = wire;
        this.encoded = encoded;
    }

    @Override
    public String get(String name) {
        int length = name.length();
        int line = 0;
        while (line < wire.length && !blank(line)) {
            if (line + length < wire.length && wire[line + length] == ':' && matches(line, name)) {
                return value(line + length + 1, endOfLine(line + length + 1));
            }
            line = endOfLine(line) + 1;
        }
        return null;
    }

    @Override
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        int line = 0;
        while (line < wire.length && !blank(line)) {
            int end = endOfLine(line);
            int colon = line;
            while (colon < end && wire[colon] != ':') {
                colon++;
            }
            if (colon < end) {
                all.putIfAbsent(new String(wire, line, colon - line, StandardCharsets.UTF_8), value(colon + 1, end));
            }
            line = end + 1;
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public String body() {
        int line = 0;
        while (line < wire.length && !blank(line)) {
            line = endOfLine(line) + 1;
        }
        int start = Math.min(wire.length, endOfLine(line) + 1);
        int length = Math.min(announced(), wire.length - start);
        return length == 0 ? "" : new String(wire, start, length, StandardCharsets.UTF_8);
    }

    private int announced() {
        String length = get(BODY_LENGTH);
        return length == null ? 0 : Math.max(0, WireNumber.parse(length));
    }

    private boolean blank(int line) {
        return wire[line] == '\n' || wire[line] == '\r' && line + 1 < wire.length && wire[line + 1] == '\n';
    }

    private boolean matches(int line, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (wire[line + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The index of the next line break, or the end of all. */
    private int endOfLine(int from) {
        int at = from;
        for (; at <= wire.length - Long.BYTES; at += Long.BYTES) {
            long unlike = (long) EIGHT_BYTES.get(wire, at) ^ LINE_BREAKS;
            long found = (unlike - ONES) & ~unlike & TOPS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (at < wire.length && wire[at] != '\n') {
            at++;
        }
        return Math.min(at, wire.length);
    }

    private String value(int from, int to) {
        int start = from < to && wire[from] == ' ' ? from + 1 : from;
        int end = to > start && wire[to - 1] == '\r' ? to - 1 : to;
        if (encoded) {
            for (int i = start; i < end; i++) {
                if (wire[i] == '%') {
                    return decoded(start, end);
                }
            }
        }
        return new String(wire, start, end - start, StandardCharsets.UTF_8);
    }

    /** With each %XX as the byte it stands for. A plus sign is a plus sign; what is not %XX stays as it is. */
    private String decoded(int start, int end) {
        byte[] bytes = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (wire[i] == '%' && i + 2 < end) {
                int high = Character.digit(wire[i + 1], 16);
                int low = Character.digit(wire[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    bytes[length++] = (byte) (high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            bytes[length++] = wire[i];
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
