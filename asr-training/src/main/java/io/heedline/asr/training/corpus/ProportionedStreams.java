package io.heedline.asr.training.corpus;

import java.util.function.Supplier;

/** Takes streams from two supplies so that one of them makes up a given share of all sound. */
public final class ProportionedStreams implements Supplier<SpeechStream> {
    private final Supplier<SpeechStream> usual;
    private final Supplier<SpeechStream> other;
    private final double share;
    private long total;
    private long fromOther;

    /** @param share of the samples that come from {@code other}, 0 to 1 */
    public ProportionedStreams(Supplier<SpeechStream> usual, Supplier<SpeechStream> other, double share) {
        this.usual = usual;
        this.other = other;
        this.share = share;
    }

    @Override
    public SpeechStream get() {
        boolean isOther = fromOther < share * total;
        SpeechStream stream = isOther ? other.get() : usual.get();
        total += stream.samples().length;
        fromOther += isOther ? stream.samples().length : 0;
        return stream;
    }
}
