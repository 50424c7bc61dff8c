package io.heedline.asr.training;

import io.heedline.asr.training.corpus.BatchMaker;
import io.heedline.asr.training.corpus.SpeechStream;
import io.heedline.asr.training.network.Batch;
import io.heedline.asr.training.network.Layout;
import io.heedline.asr.training.network.Tdnn;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.OnlineCmn;
import java.util.function.Supplier;

/**
 * Trains the acoustic network on streams of labelled speech. The same seed and streams give the same network on the same
 * kind of processor.
 */
final class ModelTrainer {
    private static final int SEQUENCES = 64;
    private static final int STEPS = 50;
    private static final int USES = 2;
    private static final int AHEAD = 6;
    private static final int MIXED = 45;
    /** When a model is adapted: less speech is mixed, because that is where the short training spends its time. */
    private static final int MIXED_TO_ADAPT = 15;
    /** What the frequencies of a finished model's classes count against those seen in its adaptation, in frames. */
    private static final double FRAMES_BEHIND_PRIORS = 1e6;

    private static final int STREAMS_FOR_STATISTICS = 120;

    private final Layout layout;
    private final Tdnn network;
    private final double[] mean;
    private final float[] scale;
    private final OnlineCmn cmn;
    private final double[] frequencies;
    private final int mixed;
    private final long seed;

    /** Measures the features' mean and spread on the first streams, and starts a network. */
    ModelTrainer(int classes, int width, Supplier<SpeechStream> streams, long seed) {
        this.seed = seed;
        this.mixed = MIXED;
        this.layout = Layout.standard(Mfcc.DIMENSION, width, classes);
        this.network = new Tdnn(layout, seed);
        this.frequencies = new double[classes];
        Statistics statistics = Statistics.of(streams);
        this.mean = statistics.mean();
        this.scale = statistics.scale();
        this.cmn = new OnlineCmn(mean);
    }

    /** Goes on with a finished model; the mean of its features is kept, because it is part of the model. */
    ModelTrainer(AcousticModel base, Supplier<SpeechStream> streams, long seed) {
        this.seed = seed;
        this.mixed = MIXED_TO_ADAPT;
        this.layout = base.weights().layout();
        this.mean = base.featureMean();
        this.scale = Statistics.of(streams).scale();
        this.cmn = new OnlineCmn(mean);
        this.frequencies = new double[base.priors().length];
        float[] inverse = new float[scale.length];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 / scale[i];
        }
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = base.priors()[i] * FRAMES_BEHIND_PRIORS;
        }
        Batch sample = new BatchMaker(layout, SEQUENCES, STEPS, 1, 1, scale, cmn, streams, seed).next();
        this.network = Tdnn.resumed(base.weights().scaledInput(inverse), sample);
    }

    private record Statistics(double[] mean, float[] scale) {
        static Statistics of(Supplier<SpeechStream> streams) {
            Mfcc mfcc = new Mfcc();
            double[] sum = new double[Mfcc.DIMENSION];
            double[] squares = new double[Mfcc.DIMENSION];
            long count = 0;
            for (int i = 0; i < STREAMS_FOR_STATISTICS; i++) {
                float[] features = mfcc.compute(streams.get().samples());
                for (int k = 0; k < features.length; k++) {
                    sum[k % Mfcc.DIMENSION] += features[k];
                    squares[k % Mfcc.DIMENSION] += (double) features[k] * features[k];
                }
                count += features.length / Mfcc.DIMENSION;
            }
            double[] mean = new double[Mfcc.DIMENSION];
            float[] scale = new float[Mfcc.DIMENSION];
            for (int d = 0; d < Mfcc.DIMENSION; d++) {
                mean[d] = sum[d] / count;
                scale[d] = (float) (1 / Math.sqrt(Math.max(1e-3, squares[d] / count - mean[d] * mean[d])));
            }
            return new Statistics(mean, scale);
        }
    }

    void train(Stage stage, Supplier<SpeechStream> streams, Progress progress) throws InterruptedException {
        BatchMaker batches =
                new BatchMaker(layout, SEQUENCES, STEPS, USES, mixed, scale, cmn, streams, seed + stage.steps());
        progress.begin(stage.name(), stage.steps());
        try (Prefetch<Batch> prefetch = new Prefetch<>(batches::next, stage.steps(), AHEAD)) {
            for (int step = 0; step < stage.steps(); step++) {
                Batch batch = prefetch.next();
                for (int label : batch.labels()) {
                    if (label >= 0) {
                        frequencies[label]++;
                    }
                }
                // The running average must forget the first, wild steps.
                double keep = Math.min(0.995, (step + 1.0) / (step + 10.0));
                Tdnn.Progress made = network.train(batch, stage.rate(step), keep);
                progress.step(made.loss(), made.accuracy());
            }
        }
        progress.end();
    }

    AcousticModel model() {
        double total = 0;
        for (double frequency : frequencies) {
            total += frequency + 1;
        }
        float[] priors = new float[frequencies.length];
        for (int i = 0; i < priors.length; i++) {
            priors[i] = (float) ((frequencies[i] + 1) / total);
        }
        return new AcousticModel(network.weights().scaledInput(scale), priors, mean);
    }
}
