package io.heedline.recordings;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Frames of 20 ms whose samples tell their number: the caller's are positive, the bot's negative. */
final class Frames {

    static final int RATE = 8000;
    static final int SAMPLES = 160;

    private Frames() {}

    static void record(CallRecorder recorder, int fromFrame, int toFrame) {
        for (int frame = fromFrame; frame < toFrame; frame++) {
            recorder.record(frame(frame + 1), frame(-frame - 1));
        }
    }

    static short[] frame(int value) {
        short[] samples = new short[SAMPLES];
        Arrays.fill(samples, (short) value);
        return samples;
    }

    static Pcm side(int sign, int fromFrame, int toFrame) {
        short[] samples = new short[(toFrame - fromFrame) * SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (sign * (fromFrame + i / SAMPLES + 1));
        }
        return new Pcm(samples, RATE);
    }

    /** What the header says of the length, whatever the file holds. */
    static long announcedMs(Path file) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        return header.getInt(40) * 1000L / (4 * RATE);
    }
}
