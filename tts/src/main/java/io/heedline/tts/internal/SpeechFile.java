package io.heedline.tts.internal;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Speech as one block of bytes that knows whether it is whole: eight bytes of format name, sample rate, number of
 * samples, CRC-32 of the samples, the samples; all little endian.
 */
final class SpeechFile {

    private static final long FORMAT = 0x0001_4C48_5454_5348L;
    private static final int HEADER = 20;

    private SpeechFile() {}

    static ByteBuffer encode(Pcm speech) {
        ByteBuffer block = ByteBuffer.allocate(HEADER + 2 * speech.length()).order(ByteOrder.LITTLE_ENDIAN);
        block.position(HEADER);
        for (short sample : speech.samples()) {
            block.putShort(sample);
        }
        block.putLong(0, FORMAT)
                .putInt(8, speech.sampleRate())
                .putInt(12, speech.length())
                .putInt(16, checksum(block));
        return block.rewind();
    }

    /** The speech in a block; fails if a single bit of it is not what was written. */
    static Pcm decode(byte[] bytes) throws IOException {
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            long format = block.getLong();
            int rate = block.getInt();
            int length = block.getInt();
            int checksum = block.getInt();
            if (format != FORMAT || length < 0 || bytes.length != HEADER + 2L * length || checksum != checksum(block)) {
                throw new IOException("damaged");
            }
            short[] samples = new short[length];
            block.asShortBuffer().get(samples);
            return new Pcm(samples, rate);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("damaged", e);
        }
    }

    /** Over everything but the format and the checksum itself. */
    private static int checksum(ByteBuffer block) {
        CRC32 crc = new CRC32();
        crc.update(block.array(), 8, 8);
        crc.update(block.array(), HEADER, block.capacity() - HEADER);
        return (int) crc.getValue();
    }
}
