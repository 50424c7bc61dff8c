package io.heedline.asr.training.corpus;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Draws from one supply of streams, and now and then from another. */
public final class MixedStreams implements Supplier<SpeechStream> {
    private final Supplier<SpeechStream> usual;
    private final Supplier<SpeechStream> other;
    private final double share;
    private final SplittableRandom random;

    /** @param share of the streams that come from {@code other} */
    public MixedStreams(Supplier<SpeechStream> usual, Supplier<SpeechStream> other, double share, long seed) {
        this.usual = usual;
        this.other = other;
        this.share = share;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public SpeechStream get() {
        return random.nextDouble() < share ? other.get() : usual.get();
    }
}
