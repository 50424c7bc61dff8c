package io.heedline.telephony.freeswitch.scripted;

import io.heedline.audio.WavWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A recording as it goes: left the caller, right who speaks to them; mono when stereo was not asked for. */
final class Recording {

    private final WavWriter writer;
    private final boolean stereo;

    Recording(Path file, int rate, boolean stereo) {
        this.stereo = stereo;
        try {
            writer = WavWriter.create(file, rate, stereo ? 2 : 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot record to " + file, e);
        }
    }

    void write(short[] left, short[] right) {
        short[] samples = new short[stereo ? 2 * left.length : left.length];
        for (int i = 0; i < left.length; i++) {
            short other = right != null && i < right.length ? right[i] : 0;
            if (stereo) {
                samples[2 * i] = left[i];
                samples[2 * i + 1] = other;
            } else {
                samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, left[i] + other));
            }
        }
        try {
            writer.write(samples);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot go on recording", e);
        }
    }

    void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted node cannot finish a recording", e);
        }
    }
}
