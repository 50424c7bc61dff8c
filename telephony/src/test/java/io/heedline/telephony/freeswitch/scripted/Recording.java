package io.heedline.telephony.freeswitch.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A recording as it goes: left the caller, right who speaks to them; both in one when stereo was not asked for. As in
 * FreeSWITCH the header tells no length before the end, samples come to the disk 64 KiB at a time unless
 * {@code enable_file_write_buffering=false}, and a recording under {@code RECORD_MIN_SEC}, 3 s by default, is deleted.
 */
final class Recording {

    private static final int HEADER_BYTES = 44;
    private static final int BUFFER_BYTES = 65_536;

    private final Path path;
    private final int legRate;
    private final int rate;
    private final boolean stereo;
    private final boolean buffered;
    private final long leastBytes;
    private final FileChannel file;
    private final ByteBuffer waiting = ByteBuffer.allocate(2 * BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    Recording(RecordingOrder order, FakeChannel channel, int legRate) {
        this.path = order.file();
        this.legRate = legRate;
        this.rate = Integer.parseInt(order.variable("record_sample_rate", channel, Integer.toString(legRate)));
        this.stereo = order.variable("RECORD_STEREO", channel, "false").equals("true");
        this.buffered =
                !order.variable("enable_file_write_buffering", channel, "true").equals("false");
        this.leastBytes = Long.parseLong(order.variable("RECORD_MIN_SEC", channel, "3")) * rate * (stereo ? 4 : 2);
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            file.write(header(0));
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot record to " + path, e);
        }
    }

    /** A packet of each side; null on the right while nobody speaks to the caller. */
    void write(short[] left, short[] right) {
        int samples = left.length * rate / legRate;
        for (int i = 0; i < samples; i++) {
            int at = i * legRate / rate;
            short other = right != null && at < right.length ? right[at] : 0;
            if (stereo) {
                waiting.putShort(left[at]).putShort(other);
            } else {
                int sum = left[at] + other;
                waiting.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum)));
            }
        }
        if (!buffered || waiting.position() >= BUFFER_BYTES) {
            flush(buffered ? BUFFER_BYTES : waiting.position());
        }
    }

    private void flush(int bytes) {
        waiting.flip();
        ByteBuffer part = waiting.slice(0, bytes);
        try {
            while (part.hasRemaining()) {
                written += file.write(part, HEADER_BYTES + written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot go on recording to " + path, e);
        }
        waiting.position(bytes);
        waiting.compact();
    }

    void close() {
        flush(waiting.position());
        try (file) {
            file.write(header((int) written), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot finish the recording " + path, e);
        }
        if (written < leastBytes) {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot delete the short recording " + path, e);
        }
    }

    private ByteBuffer header(int dataBytes) {
        int frame = stereo ? 4 : 2;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(dataBytes == 0 ? 8 : dataBytes + 36).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) (stereo ? 2 : 1));
        header.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) 16);
        return header.put(ascii("data")).putInt(dataBytes).flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
