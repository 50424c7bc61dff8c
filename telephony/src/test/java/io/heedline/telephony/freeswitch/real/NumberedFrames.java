package io.heedline.telephony.freeswitch.real;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Noise in which every 20 ms can be told from every other: what arrives shows which frames were lost, doubled or changed
 * by a single bit. Its samples are values that a line code keeps exactly.
 */
public final class NumberedFrames {

    private static final int STEP = AudioFrame.SAMPLES / 2;

    private final short[] samples;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    /**
     * @param code PCMA or PCMU
     * @param count length in frames of 20 ms
     * @param seed noise of another seed shares no frame with this
     */
    public NumberedFrames(LineCode code, int count, long seed) {
        Random random = new Random(seed);
        samples = new short[count * AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            // The louder half of the codes would be hard on ears that listen in.
            int loud = code.linear(random.nextInt(256));
            samples[i] = (short) (Math.abs(loud) < 8_000 ? loud : code.linear(0xd5 ^ random.nextInt(16)));
        }
        for (int number = 0; number < count; number++) {
            int from = number * AudioFrame.SAMPLES;
            numbers.put(Arrays.hashCode(Arrays.copyOfRange(samples, from, from + AudioFrame.SAMPLES)), number);
        }
    }

    public Pcm sound() {
        return new Pcm(samples, AudioFrame.SAMPLE_RATE);
    }

    public int count() {
        return samples.length / AudioFrame.SAMPLES;
    }

    /** The number of a frame, or -1 for one that is none of these. */
    public int numberOf(short[] frame) {
        return numbers.getOrDefault(Arrays.hashCode(frame), -1);
    }

    /** The numbers of those of these frames that are in the sound, in the order they come, beginning at any 10 ms. */
    public List<Integer> numbersIn(List<short[]> sound) {
        short[] all = new short[sound.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : sound) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        List<Integer> found = new ArrayList<>();
        for (int from = 0; from + AudioFrame.SAMPLES <= all.length; from += STEP) {
            int number = numberOf(Arrays.copyOfRange(all, from, from + AudioFrame.SAMPLES));
            if (number >= 0) {
                found.add(number);
            }
        }
        return found;
    }
}
