package io.heedline.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files byte by byte, right and wrong ones. */
final class WavBytes {

    private WavBytes() {}

    static byte[] file(int tag, int channels, int rate, int bits, byte[] data) {
        return file(format(tag, channels, rate, bits), data, data.length);
    }

    static byte[] file(byte[] format, byte[] data, int announced) {
        ByteBuffer out = little(12 + 8 + format.length + 8 + data.length);
        out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
        out.put(ascii("fmt ")).putInt(format.length).put(format);
        out.put(ascii("data")).putInt(announced).put(data);
        return out.array();
    }

    static byte[] format(int tag, int channels, int rate, int bits) {
        int frame = channels * bits / 8;
        return little(16)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * frame)
                .putShort((short) frame)
                .putShort((short) bits)
                .array();
    }

    static byte[] extensible(int tag, int channels, int rate, int bits) {
        return little(40)
                .put(format(0xFFFE, channels, rate, bits))
                .putShort((short) 22)
                .putShort((short) bits)
                .putInt(0)
                .putShort((short) tag)
                .array();
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
