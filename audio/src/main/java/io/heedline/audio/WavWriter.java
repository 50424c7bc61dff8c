package io.heedline.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a 16-bit WAV file as the sound comes. After each {@link #refreshHeader()} the file is whole up to that point,
 * whatever happens to the process afterwards; readers ignore the samples behind it. Not safe for several threads.
 */
public final class WavWriter implements Closeable {

    private static final int HEADER_BYTES = 44;
    private static final int RIFF_OVERHEAD = HEADER_BYTES - 8;
    private static final long MOST_BYTES = 0xFFFF_FFFFL - RIFF_OVERHEAD - 1;

    private final SeekableByteChannel channel;
    private final int sampleRate;
    private final int channels;
    private long dataBytes;

    /** Writes to a channel positioned at its start; closing the writer closes the channel. */
    public WavWriter(SeekableByteChannel channel, int sampleRate, int channels) throws IOException {
        this.channel = channel;
        this.sampleRate = sampleRate;
        this.channels = channels;
        refreshHeader();
    }

    /** Creates the file, or empties the one that is there. */
    public static WavWriter create(Path file, int sampleRate, int channels) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            return new WavWriter(channel, sampleRate, channels);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Appends samples, interleaved when there are two channels (left first). */
    public void write(short[] interleaved) throws IOException {
        if (interleaved.length % channels != 0) {
            throw new IllegalArgumentException(
                    interleaved.length + " samples cannot be shared among " + channels + " channels");
        }
        long bytes = 2L * interleaved.length;
        if (dataBytes + bytes > MOST_BYTES) {
            throw new IOException("a WAV file holds at most " + MOST_BYTES + " bytes of samples");
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : interleaved) {
            buffer.putShort(sample);
        }
        writeAt(HEADER_BYTES + dataBytes, buffer.flip());
        dataBytes += bytes;
    }

    /** Makes the header tell of all samples written so far. */
    public void refreshHeader() throws IOException {
        int frameBytes = 2 * channels;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (dataBytes + RIFF_OVERHEAD)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
        header.putInt(sampleRate)
                .putInt(sampleRate * frameBytes)
                .putShort((short) frameBytes)
                .putShort((short) 16);
        header.put(ascii("data")).putInt((int) dataBytes);
        writeAt(0, header.flip());
    }

    /** Length written so far in milliseconds. */
    public long durationMs() {
        return dataBytes * 1000 / (2L * channels * sampleRate);
    }

    /** Refreshes the header and closes the channel, also when the first of the two fails. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                refreshHeader();
            }
        }
    }

    private void writeAt(long position, ByteBuffer buffer) throws IOException {
        channel.position(position);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
