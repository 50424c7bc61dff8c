package io.heedline.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of mono sound: signed 16-bit linear samples at a fixed rate.
 *
 * <p>The array is not copied, neither coming in nor going out: whoever hands over samples stops writing to them. Two
 * stretches are equal when rate and samples are.
 *
 * @param samples the samples in time order; may be empty
 * @param sampleRate samples per second, {@value #LOWEST_RATE} to {@value #HIGHEST_RATE}
 */
public record Pcm(short[] samples, int sampleRate) {

    /** Lowest sample rate taken, in samples per second. */
    public static final int LOWEST_RATE = 1_000;

    /** Highest sample rate taken, in samples per second. */
    public static final int HIGHEST_RATE = 384_000;

    public Pcm {
        Objects.requireNonNull(samples, "samples");
        if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    "sample rate " + sampleRate + " Hz is not between " + LOWEST_RATE + " and " + HIGHEST_RATE + " Hz");
        }
    }

    /** Digital silence of the given length in milliseconds. */
    public static Pcm silence(long ms, int sampleRate) {
        return new Pcm(new short[samplesIn(ms, sampleRate)], sampleRate);
    }

    /** The parts one after the other; all must have the same rate, and there must be at least one. */
    public static Pcm concat(List<Pcm> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to join: at least one part is needed to know the sample rate");
        }
        int rate = parts.get(0).sampleRate;
        short[] joined = new short[parts.stream().mapToInt(Pcm::length).reduce(0, Math::addExact)];
        int at = 0;
        for (Pcm part : parts) {
            if (part.sampleRate != rate) {
                throw new IllegalArgumentException(
                        "parts to join must have one sample rate: " + rate + " Hz and " + part.sampleRate + " Hz");
            }
            System.arraycopy(part.samples, 0, joined, at, part.length());
            at += part.length();
        }
        return new Pcm(joined, rate);
    }

    /** This stretch followed by the others, all of one rate. */
    public Pcm concat(Pcm... others) {
        Pcm[] parts = new Pcm[others.length + 1];
        parts[0] = this;
        System.arraycopy(others, 0, parts, 1, others.length);
        return concat(List.of(parts));
    }

    /** Number of samples. */
    public int length() {
        return samples.length;
    }

    /** Length in milliseconds, rounded down. */
    public long durationMs() {
        return samples.length * 1000L / sampleRate;
    }

    /** A copy of what lies between two times in milliseconds; times outside are drawn in to the ends. */
    public Pcm slice(long fromMs, long toMs) {
        int from = clamp(fromMs * sampleRate / 1000);
        int to = Math.max(from, clamp(toMs * sampleRate / 1000));
        return new Pcm(Arrays.copyOfRange(samples, from, to), sampleRate);
    }

    private int clamp(long index) {
        return (int) Math.max(0, Math.min(samples.length, index));
    }

    private static int samplesIn(long ms, int sampleRate) {
        if (ms < 0) {
            throw new IllegalArgumentException("a length of " + ms + " ms is negative");
        }
        return Math.toIntExact(ms * sampleRate / 1000);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcm pcm && sampleRate == pcm.sampleRate && Arrays.equals(samples, pcm.samples);
    }

    @Override
    public int hashCode() {
        return 31 * sampleRate + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Pcm[" + durationMs() + " ms, " + sampleRate + " Hz]";
    }
}
