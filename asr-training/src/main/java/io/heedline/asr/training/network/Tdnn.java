package io.heedline.asr.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A time-delay neural network trained with cross-entropy against frame labels.
 *
 * <p>Not for use by several threads at once. Set {@code OMP_NUM_THREADS=1}: spinning BLAS threads cost tenfold on a
 * machine that does anything else.
 */
public final class Tdnn {
    private static final double MAX_GRADIENT_NORM = 2;
    private static final double WEIGHT_DECAY = 0.002;

    private final Layout layout;
    private final List<Affine> affines = new ArrayList<>();
    private final List<Rectifier> rectifiers = new ArrayList<>();
    private long step;

    public Tdnn(Layout layout, long seed) {
        this.layout = layout;
        SplittableRandom random = new SplittableRandom(seed);
        affines.add(new Affine(List.of(0), layout.splicedInput(), layout.firstWidth(), random));
        rectifiers.add(new Rectifier(layout.firstWidth()));
        int below = layout.firstWidth();
        for (Layout.Hidden hidden : layout.hidden()) {
            affines.add(new Affine(hidden.offsets(), below, hidden.width(), random));
            rectifiers.add(new Rectifier(hidden.width()));
            below = hidden.width();
        }
        affines.add(new Affine(List.of(0), below, layout.outputs(), random));
    }

    private Tdnn(Layout layout) {
        this.layout = layout;
    }

    /**
     * Goes on with a trained network.
     *
     * <p>At export the normalisation between layers was folded into the weights; how strong it was is found again from
     * what the network makes of a sample.
     *
     * @param sample speech of the kind that will be learnt from
     */
    public static Tdnn resumed(Weights weights, Batch sample) {
        Tdnn network = new Tdnn(weights.layout());
        Layout layout = network.layout;
        INDArray activations = network.input(sample);
        int below = layout.splicedInput();
        for (int layer = 0; layer < weights.layers().size(); layer++) {
            boolean spliced = layer > 0 && layer <= layout.hidden().size();
            List<Integer> offsets = spliced ? layout.hidden().get(layer - 1).offsets() : List.of(0);
            Rectifier rectifier = layer == 0 ? null : network.rectifiers.get(layer - 1);
            Affine affine = unfolded(weights.layers().get(layer), offsets, below, rectifier);
            network.affines.add(affine);
            INDArray above = affine.forward(activations, sample.sequences());
            activations.close();
            activations = above;
            if (layer <= layout.hidden().size()) {
                below = weights.layers().get(layer).bias().length;
                network.rectifiers.add(new Rectifier(below));
                network.rectifiers.get(layer).forward(activations);
            }
        }
        activations.close();
        return network;
    }

    /** The opposite of {@link #folded}. */
    private static Affine unfolded(Weights.Dense layer, List<Integer> offsets, int inputs, Rectifier below) {
        int outputs = layer.bias().length;
        double[] scale = below == null ? null : below.scale();
        double[] shift = below == null ? null : below.shift();
        float[] bias = layer.bias().clone();
        List<float[]> matrices = new ArrayList<>();
        for (int s = 0; s < offsets.size(); s++) {
            float[] w = new float[outputs * inputs];
            for (int o = 0; o < outputs; o++) {
                double added = 0;
                for (int i = 0; i < inputs; i++) {
                    double weight = layer.matrix()[o][s * inputs + i] / (scale == null ? 1 : scale[i]);
                    w[i * outputs + o] = (float) weight;
                    added += shift == null ? 0 : weight * shift[i];
                }
                bias[o] -= (float) added;
            }
            matrices.add(w);
        }
        return new Affine(offsets, inputs, matrices, bias);
    }

    private INDArray input(Batch batch) {
        INDArray input = Nd4j.createUninitialized(
                DataType.FLOAT, new long[] {layout.splicedInput(), batch.input().length / layout.splicedInput()}, 'f');
        Buffers.write(input, batch.input());
        return input;
    }

    public Layout layout() {
        return layout;
    }

    /** How a step went: mean cross-entropy in nats, and the share of frames whose best class was the label. */
    public record Progress(double loss, double accuracy) {}

    /**
     * One step of training.
     *
     * @param rate Adam's learning rate
     * @param keep share of the exported running average that stays
     */
    public Progress train(Batch batch, double rate, double keep) {
        int sequences = batch.sequences();
        List<INDArray> inputs = new ArrayList<>();
        INDArray activations = input(batch);
        for (int layer = 0; layer < affines.size(); layer++) {
            inputs.add(activations);
            activations = affines.get(layer).forward(activations, sequences);
            if (layer < rectifiers.size()) {
                rectifiers.get(layer).forward(activations);
            }
        }
        Progress progress = crossEntropy(activations, batch.labels());
        INDArray gradient = activations;
        for (int layer = affines.size() - 1; layer >= 0; layer--) {
            INDArray below = affines.get(layer).backward(inputs.get(layer), gradient, sequences, layer > 0);
            gradient.close();
            if (layer > 0) {
                rectifiers.get(layer - 1).backward(inputs.get(layer), below);
            }
            inputs.get(layer).close();
            gradient = below;
        }
        update(rate, keep);
        return progress;
    }

    /** Turns outputs into the gradient of the loss, in place. */
    private Progress crossEntropy(INDArray outputs, int[] labels) {
        float[] y = Buffers.read(outputs);
        int classes = layout.outputs();
        int counted = 0;
        for (int label : labels) {
            counted += label >= 0 ? 1 : 0;
        }
        double loss = 0;
        int right = 0;
        float[] column = new float[classes];
        for (int c = 0; c < labels.length; c++) {
            System.arraycopy(y, c * classes, column, 0, classes);
            int best = 0;
            for (int i = 1; i < classes; i++) {
                best = column[i] > column[best] ? i : best;
            }
            double sum = 0;
            float max = column[best];
            for (int i = 0; i < classes; i++) {
                column[i] = (float) Math.exp(column[i] - max);
                sum += column[i];
            }
            int label = labels[c];
            if (label >= 0) {
                loss -= Math.log(Math.max(1e-30, column[label] / sum));
                right += best == label ? 1 : 0;
            }
            float scale = label < 0 ? 0 : (float) (1 / (sum * counted));
            for (int i = 0; i < classes; i++) {
                column[i] *= scale;
            }
            if (label >= 0) {
                column[label] -= 1f / counted;
            }
            System.arraycopy(column, 0, y, c * classes, classes);
        }
        Buffers.write(outputs, y);
        return new Progress(loss / Math.max(1, counted), (double) right / Math.max(1, counted));
    }

    private void update(double rate, double keep) {
        step++;
        List<Parameter> all = new ArrayList<>();
        for (Affine affine : affines) {
            all.addAll(affine.weights());
            all.add(affine.bias());
        }
        double norm =
                Math.sqrt(all.stream().mapToDouble(Parameter::gradientSquared).sum());
        double scale = norm > MAX_GRADIENT_NORM ? MAX_GRADIENT_NORM / norm : 1;
        for (Parameter parameter : all) {
            parameter.update(step, rate, scale, WEIGHT_DECAY, keep);
        }
    }

    /** The network as plain matrices, batch normalisation folded in. */
    public Weights weights() {
        List<Weights.Dense> layers = new ArrayList<>();
        for (int layer = 0; layer < affines.size(); layer++) {
            layers.add(folded(affines.get(layer), layer == 0 ? null : rectifiers.get(layer - 1)));
        }
        return new Weights(layout, layers);
    }

    private static Weights.Dense folded(Affine affine, Rectifier below) {
        int outputs = affine.bias().value().rows();
        int inputs = affine.weights().get(0).value().columns();
        int splices = affine.weights().size();
        float[][] matrix = new float[outputs][inputs * splices];
        float[] bias = affine.bias().averaged();
        double[] scale = below == null ? null : below.scale();
        double[] shift = below == null ? null : below.shift();
        for (int s = 0; s < splices; s++) {
            float[] w = affine.weights().get(s).averaged();
            for (int o = 0; o < outputs; o++) {
                double added = 0;
                for (int i = 0; i < inputs; i++) {
                    float weight = w[i * outputs + o];
                    matrix[o][s * inputs + i] = scale == null ? weight : (float) (weight * scale[i]);
                    added += shift == null ? 0 : weight * shift[i];
                }
                bias[o] += (float) added;
            }
        }
        return new Weights.Dense(matrix, bias);
    }
}
