package io.heedline.telephony.internal.media;

import io.heedline.audio.Resampler;
import io.heedline.telephony.AudioFrame;

/**
 * Between a leg's sample rate and ours. Making them takes milliseconds, which an event loop does not have. They delay by
 * 6 ms each way; silence goes ahead for that, so that from the first beat on every 20 ms in give 20 ms out.
 *
 * @param in from the leg's rate to ours; null when they are the same
 * @param out from our rate to the leg's; null when they are the same
 */
record LegFilters(Resampler in, Resampler out) {

    static LegFilters at(int sampleRate) {
        return sampleRate == AudioFrame.SAMPLE_RATE
                ? new LegFilters(null, null)
                : new LegFilters(
                        between(sampleRate, AudioFrame.SAMPLE_RATE), between(AudioFrame.SAMPLE_RATE, sampleRate));
    }

    private static Resampler between(int from, int to) {
        Resampler filter = new Resampler(from, to);
        filter.accept(new short[from * AudioFrame.DURATION_MS / 1000]);
        return filter;
    }
}
