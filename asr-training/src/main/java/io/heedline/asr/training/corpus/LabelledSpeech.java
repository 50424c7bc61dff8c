package io.heedline.asr.training.corpus;

import io.heedline.asr.training.kaldi.PhoneSet;
import java.util.Arrays;

/**
 * An utterance whose sounds are known.
 *
 * @param samples at 8 kHz, on the scale of 16-bit integers
 * @param classes sound classes in order of time
 * @param starts first sample of each; it lasts until the next one starts
 */
public record LabelledSpeech(float[] samples, int[] classes, int[] starts) {

    /** The class heard at a sample; silence before the first one. */
    public int classAt(int sample) {
        int index = Arrays.binarySearch(starts, sample);
        if (index < 0) {
            index = -index - 2;
        }
        return index < 0 ? PhoneSet.SILENCE_CLASS : classes[index];
    }
}
