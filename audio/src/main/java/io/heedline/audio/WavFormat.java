package io.heedline.audio;

import java.nio.ByteBuffer;

/** The format chunk of a WAV file, checked: encoding, channels and rate that can be read here. */
record WavFormat(WavEncoding encoding, int channels, int sampleRate) {

    private static final int PLAIN_BYTES = 16;
    private static final int EXTENSIBLE_BYTES = 40;
    private static final int SUB_FORMAT_OFFSET = 24;
    private static final int EXTENSIBLE = 0xFFFE;

    int frameBytes() {
        return channels * encoding.bytes();
    }

    /** Parses a chunk in little-endian order; an {@link IllegalArgumentException} says what about it cannot be read. */
    static WavFormat parse(ByteBuffer chunk) {
        if (chunk.remaining() < PLAIN_BYTES) {
            throw new IllegalArgumentException(
                    "has a format chunk of " + chunk.remaining() + " bytes, at least " + PLAIN_BYTES + " are needed");
        }
        int tag = Short.toUnsignedInt(chunk.getShort(0));
        int channels = Short.toUnsignedInt(chunk.getShort(2));
        int rate = chunk.getInt(4);
        int frameBytes = Short.toUnsignedInt(chunk.getShort(12));
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        if (tag == EXTENSIBLE) {
            if (chunk.remaining() < EXTENSIBLE_BYTES) {
                throw new IllegalArgumentException("has an extensible format of " + chunk.remaining() + " bytes, "
                        + EXTENSIBLE_BYTES + " are needed");
            }
            tag = Short.toUnsignedInt(chunk.getShort(SUB_FORMAT_OFFSET));
        }
        WavEncoding encoding = WavEncoding.of(tag, bits);
        if (channels < 1 || channels > 2) {
            throw new IllegalArgumentException("has " + channels + " channels, 1 or 2 are taken");
        }
        if (rate < Pcm.LOWEST_RATE || rate > Pcm.HIGHEST_RATE) {
            throw new IllegalArgumentException("has a sample rate of " + Integer.toUnsignedString(rate) + " Hz, "
                    + Pcm.LOWEST_RATE + " to " + Pcm.HIGHEST_RATE + " Hz are taken");
        }
        if (frameBytes != channels * encoding.bytes()) {
            throw new IllegalArgumentException(
                    "has a damaged format: " + frameBytes + " bytes for " + channels + " samples of " + bits + " bits");
        }
        return new WavFormat(encoding, channels, rate);
    }
}
