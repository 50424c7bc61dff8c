package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import java.util.Arrays;
import java.util.List;

/** Sound whose every sample tells where it comes from. */
final class Voices {

    private Voices() {}

    /** So many frames of a steady level, loud enough to count as speech. */
    static Pcm steady(int value, int frames) {
        short[] samples = new short[frames * AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) value);
        return new Pcm(samples, AudioFrame.SAMPLE_RATE);
    }

    /** The first sample of each frame. */
    static List<Integer> firsts(List<AudioFrame> frames) {
        return frames.stream().map(frame -> (int) frame.samples()[0]).toList();
    }
}
