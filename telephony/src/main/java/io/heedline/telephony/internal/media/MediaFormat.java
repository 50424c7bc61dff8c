package io.heedline.telephony.internal.media;

import java.util.Optional;

/**
 * Shape of the datagrams of one leg: signed 16-bit little-endian samples, those of both sides in turn where it is stereo.
 *
 * @param sampleRate samples per second: 8,000, 16,000, 24,000, 32,000 or 48,000
 * @param ptimeMs sound in one datagram, in milliseconds: 10, 20, 30, 40 or 60
 * @param channels 1, or 2 for a telephone that sends Opus in stereo
 */
public record MediaFormat(int sampleRate, int ptimeMs, int channels) {

    private static final int[] RATES = {8_000, 16_000, 48_000, 32_000, 24_000};
    private static final int[] PTIMES = {20, 10, 30, 40, 60};

    public MediaFormat {
        if (!isOneOf(sampleRate, RATES) || !isOneOf(ptimeMs, PTIMES)) {
            throw new IllegalArgumentException("datagrams of " + ptimeMs + " ms at " + sampleRate
                    + " Hz are not carried: expected 10, 20, 30, 40 or 60 ms at 8000, 16000, 24000, 32000 or 48000 Hz");
        }
        if (channels != 1 && channels != 2) {
            throw new IllegalArgumentException(
                    "datagrams of " + channels + " channels are not carried: expected 1 or 2");
        }
    }

    /** In mono. */
    public MediaFormat(int sampleRate, int ptimeMs) {
        this(sampleRate, ptimeMs, 1);
    }

    /** Samples of each channel in one datagram. */
    public int samples() {
        return sampleRate * ptimeMs / 1000;
    }

    /** Size of one datagram in bytes. */
    public int bytes() {
        return 2 * samples() * channels;
    }

    /**
     * What a first datagram of this size tells, when this format was expected: the format itself if the size fits it,
     * else the same in mono, else one with the leg's rate and another length, else one with its length and another rate;
     * empty when no format has this size.
     */
    public Optional<MediaFormat> seenAs(int datagramBytes) {
        if (datagramBytes == bytes()) {
            return Optional.of(this);
        }
        if (channels == 2) {
            return new MediaFormat(sampleRate, ptimeMs).seenAs(datagramBytes);
        }
        for (int ptime : PTIMES) {
            if (datagramBytes == 2 * sampleRate * ptime / 1000) {
                return Optional.of(new MediaFormat(sampleRate, ptime));
            }
        }
        for (int rate : RATES) {
            if (datagramBytes == 2 * rate * ptimeMs / 1000) {
                return Optional.of(new MediaFormat(rate, ptimeMs));
            }
        }
        return Optional.empty();
    }

    private static boolean isOneOf(int value, int[] allowed) {
        for (int one : allowed) {
            if (one == value) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return ptimeMs + " ms at " + sampleRate + " Hz" + (channels == 2 ? " in stereo" : "");
    }
}
