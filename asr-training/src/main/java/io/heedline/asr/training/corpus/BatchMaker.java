package io.heedline.asr.training.corpus;

import io.heedline.asr.training.network.Batch;
import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.OnlineCmn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Cuts streams into pieces, mixes the pieces of many streams, and packs them into batches. */
public final class BatchMaker {
    private final Layout layout;
    private final int sequences;
    private final int steps;
    private final int uses;
    private final int mixed;
    private final float[] scale;
    private final OnlineCmn cmn;
    private final Mfcc mfcc = new Mfcc();
    private final Supplier<SpeechStream> streams;
    private final SplittableRandom random;
    private final List<Piece> pool = new ArrayList<>();

    private static final class Piece {
        private final float[] features;
        private final int[] labels;
        private int usesLeft;

        Piece(float[] features, int[] labels, int uses) {
            this.features = features;
            this.labels = labels;
            this.usesLeft = uses;
        }
    }

    /**
     * @param sequences pieces per batch
     * @param steps output steps per piece
     * @param uses how often each piece is learnt from
     * @param mixed batches' worth of pieces that are mixed
     * @param scale factor of each normalised feature
     */
    public BatchMaker(
            Layout layout,
            int sequences,
            int steps,
            int uses,
            int mixed,
            float[] scale,
            OnlineCmn cmn,
            Supplier<SpeechStream> streams,
            long seed) {
        this.layout = layout;
        this.sequences = sequences;
        this.steps = steps;
        this.uses = uses;
        this.mixed = mixed;
        this.scale = scale;
        this.cmn = cmn;
        this.streams = streams;
        this.random = new SplittableRandom(seed);
    }

    /** Makes the next batch; the streams are drawn on the calling thread. */
    public Batch next() {
        while (pool.size() < mixed * sequences) {
            cut(streams.get());
        }
        int dimension = layout.inputDimension();
        int spliced = dimension * layout.inputOffsets().size();
        int lower = firstLayerSteps();
        float[] input = new float[spliced * lower * sequences];
        int[] labels = new int[steps * sequences];
        for (int sequence = 0; sequence < sequences; sequence++) {
            Piece piece = draw();
            for (int step = 0; step < lower; step++) {
                System.arraycopy(
                        piece.features,
                        step * Layout.SUBSAMPLING * dimension,
                        input,
                        (step * sequences + sequence) * spliced,
                        spliced);
            }
            for (int step = 0; step < steps; step++) {
                labels[step * sequences + sequence] = piece.labels[step];
            }
        }
        return new Batch(sequences, steps, input, labels);
    }

    private Piece draw() {
        int index = random.nextInt(pool.size());
        Piece piece = pool.get(index);
        if (--piece.usesLeft == 0) {
            Piece last = pool.remove(pool.size() - 1);
            if (index < pool.size()) {
                pool.set(index, last);
            }
        }
        return piece;
    }

    private int firstLayerSteps() {
        return (layout.leftContext() + layout.rightContext() - 4) / Layout.SUBSAMPLING + steps;
    }

    private void cut(SpeechStream stream) {
        int dimension = layout.inputDimension();
        float[] features = mfcc.compute(stream.samples());
        cmn.apply(features);
        for (int i = 0; i < features.length; i++) {
            features[i] *= scale[i % dimension];
        }
        int frames = stream.labels().length;
        int window = (firstLayerSteps() - 1) * Layout.SUBSAMPLING
                + layout.inputOffsets().size();
        for (int start = random.nextInt(Layout.SUBSAMPLING); start < frames; start += steps * Layout.SUBSAMPLING) {
            if (frames - start < steps * Layout.SUBSAMPLING / 4) {
                break;
            }
            float[] piece = new float[window * dimension];
            for (int k = 0; k < window; k++) {
                int frame = Math.max(0, Math.min(frames - 1, start - layout.leftContext() + k));
                System.arraycopy(features, frame * dimension, piece, k * dimension, dimension);
            }
            int[] labels = new int[steps];
            for (int step = 0; step < steps; step++) {
                int frame = start + step * Layout.SUBSAMPLING;
                labels[step] = frame < frames ? stream.labels()[frame] : -1;
            }
            pool.add(new Piece(piece, labels, uses));
        }
    }
}
