package io.heedline.telephony.internal.links;

import io.heedline.audio.AudioFormatException;
import io.heedline.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The beginning of a stereo WAV file of 16-bit samples that is still being written; its sizes are not relied upon.
 *
 * @param sampleRate samples of each side per second
 * @param dataAt where the samples begin, in bytes
 */
record WavHead(int sampleRate, int dataAt) {

    /** A header longer than this is none. */
    static final int MOST_BYTES = 4096;

    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int FORMAT_BYTES = 16;

    /**
     * Reads a header.
     *
     * @param start the file's first bytes, as many as there are, {@link #MOST_BYTES} at most
     * @return empty while it is not all there
     * @throws AudioFormatException when it is no WAV file, or not of this kind
     */
    static Optional<WavHead> parse(ByteBuffer start) throws AudioFormatException {
        ByteBuffer bytes = start.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int have = bytes.limit();
        if (have < RIFF_BYTES) {
            return Optional.empty();
        }
        require(name(bytes, 0).equals("RIFF") && name(bytes, 8).equals("WAVE"), "begins like no WAV file");
        int rate = 0;
        for (long at = RIFF_BYTES; at + CHUNK_BYTES <= have; ) {
            int chunk = (int) at;
            long size = Integer.toUnsignedLong(bytes.getInt(chunk + 4));
            if (name(bytes, chunk).equals("data")) {
                require(rate > 0, "has samples but no format before them");
                return Optional.of(new WavHead(rate, chunk + CHUNK_BYTES));
            }
            if (name(bytes, chunk).equals("fmt ")) {
                require(size >= FORMAT_BYTES, "has a format of " + size + " bytes, at least 16 are needed");
                if (chunk + CHUNK_BYTES + FORMAT_BYTES > have) {
                    return Optional.empty();
                }
                rate = rate(bytes, chunk + CHUNK_BYTES);
            }
            at += CHUNK_BYTES + size + (size & 1);
            require(at < MOST_BYTES, "has no samples within its first " + MOST_BYTES + " bytes");
        }
        require(have < MOST_BYTES, "has no samples within its first " + MOST_BYTES + " bytes");
        return Optional.empty();
    }

    private static int rate(ByteBuffer bytes, int at) throws AudioFormatException {
        int encoding = Short.toUnsignedInt(bytes.getShort(at));
        int channels = Short.toUnsignedInt(bytes.getShort(at + 2));
        int rate = bytes.getInt(at + 4);
        int bits = Short.toUnsignedInt(bytes.getShort(at + 14));
        require(
                encoding == 1 && channels == 2 && bits == 16 && rate >= Pcm.LOWEST_RATE && rate <= Pcm.HIGHEST_RATE,
                "has encoding " + encoding + ", " + channels + " channels, " + bits + " bits and "
                        + Integer.toUnsignedString(rate) + " Hz, expected 1 (PCM), 2, 16 and 8000");
        return rate;
    }

    private static void require(boolean right, String what) throws AudioFormatException {
        if (!right) {
            throw new AudioFormatException(what);
        }
    }

    private static String name(ByteBuffer bytes, int at) {
        byte[] four = new byte[4];
        bytes.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
