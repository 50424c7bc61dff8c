package io.heedline.telephony.internal.links;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A recording as FreeSWITCH writes it: a header without sizes, samples as they come, the sizes at the end. */
final class StereoFile {

    private static final int HEADER_BYTES = 44;

    final Path path;
    private final int rate;

    StereoFile(Path path, int rate) {
        this.path = path;
        this.rate = rate;
    }

    StereoFile begin() {
        return append(header(8, 0));
    }

    /** Frames of 20 ms, each side a constant: the caller's value and the person's. */
    StereoFile frames(int count, int caller, int person) {
        return append(samples(count * rate / 50, caller, person));
    }

    StereoFile append(byte[] bytes) {
        try {
            Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** FreeSWITCH closes the file. */
    void end() {
        try {
            byte[] all = Files.readAllBytes(path);
            int data = all.length - HEADER_BYTES;
            System.arraycopy(header(data + 36, data), 0, all, 0, HEADER_BYTES);
            Files.write(path, all);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] header(int riffBytes, int dataBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(riffBytes).put(ascii("WAVEfmt ")).putInt(16);
        header.putShort((short) 1)
                .putShort((short) 2)
                .putInt(rate)
                .putInt(4 * rate)
                .putShort((short) 4)
                .putShort((short) 16);
        return header.put(ascii("data")).putInt(dataBytes).array();
    }

    static byte[] samples(int count, int caller, int person) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putShort((short) caller).putShort((short) person);
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
