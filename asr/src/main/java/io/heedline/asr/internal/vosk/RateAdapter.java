package io.heedline.asr.internal.vosk;

import io.heedline.audio.Resampler;
import java.util.Arrays;

/**
 * Brings speech to the model's sample rate, and collects it to pieces worth a call of the decoder. Each stretch of
 * speech is resampled on its own, to its last sample, so that times are kept across the silence left out.
 */
final class RateAdapter {

    private static final int PIECE_MS = 100;

    private final int from;
    private final int to;
    private final int piece;
    private Resampler resampler;
    private short[] waiting = new short[0];

    RateAdapter(int from, int to) {
        this.from = from;
        this.to = to;
        piece = to * PIECE_MS / 1000;
    }

    /** Takes samples; gives out what is ready, nothing until there is a piece. */
    short[] accept(short[] samples) {
        if (from != to && resampler == null) {
            resampler = new Resampler(from, to);
        }
        waiting = concat(waiting, from == to ? samples : resampler.accept(samples));
        return waiting.length < piece ? new short[0] : take();
    }

    /** The stretch ends: gives out the rest. */
    short[] end() {
        if (resampler != null) {
            waiting = concat(waiting, resampler.finish());
            resampler = null;
        }
        return take();
    }

    private short[] take() {
        short[] all = waiting;
        waiting = new short[0];
        return all;
    }

    private static short[] concat(short[] first, short[] second) {
        short[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
