package io.heedline.telephony;

import io.heedline.audio.Level;
import java.util.Arrays;

/**
 * 20 ms of one direction of a call: {@value #SAMPLES} signed 16-bit samples at {@value #SAMPLE_RATE} Hz. Immutable, may
 * be passed between threads.
 */
public final class AudioFrame {

    /** Samples per second of all frames. */
    public static final int SAMPLE_RATE = 8_000;

    /** Length of all frames in milliseconds. */
    public static final int DURATION_MS = 20;

    /** Samples in each frame. */
    public static final int SAMPLES = SAMPLE_RATE * DURATION_MS / 1000;

    /** A frame of digital silence. */
    public static final AudioFrame SILENCE = new AudioFrame(new short[SAMPLES]);

    private final short[] samples;

    private AudioFrame(short[] samples) {
        this.samples = samples;
    }

    /** A frame of these {@value #SAMPLES} samples, which are copied. */
    public static AudioFrame of(short[] samples) {
        if (samples.length != SAMPLES) {
            throw new IllegalArgumentException("a frame has " + SAMPLES + " samples, not " + samples.length);
        }
        return new AudioFrame(samples.clone());
    }

    /** The frame that begins at an index of a longer stretch at 8 kHz; filled up with silence behind its end. */
    public static AudioFrame at(short[] source, int from) {
        return from >= source.length ? SILENCE : new AudioFrame(Arrays.copyOfRange(source, from, from + SAMPLES));
    }

    /** A copy of the samples. */
    public short[] samples() {
        return samples.clone();
    }

    /** Copies the samples into an array, from the given index on. */
    public void copyTo(short[] target, int at) {
        System.arraycopy(samples, 0, target, at, SAMPLES);
    }

    /** Root mean square in dBFS, -120 for digital silence. */
    public double levelDbfs() {
        return this == SILENCE ? Level.SILENCE_DBFS : Level.dbfs(samples);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioFrame frame && Arrays.equals(samples, frame.samples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return String.format("AudioFrame[%.0f dBFS]", levelDbfs());
    }
}
