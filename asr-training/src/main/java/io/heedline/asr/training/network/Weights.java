package io.heedline.asr.training.network;

import java.util.List;

/**
 * A trained network in plain arrays, as it is exported.
 *
 * @param layout its shape
 * @param layers affine layers from below, ReLU between them, log-softmax after the last one
 */
public record Weights(Layout layout, List<Dense> layers) {
    /**
     * An affine layer.
     *
     * @param matrix [output][splice-major input]
     * @param bias per output
     */
    public record Dense(float[][] matrix, float[] bias) {}

    /** The same network for input that has not been multiplied by {@code scale} yet. */
    public Weights scaledInput(float[] scale) {
        float[][] matrix = new float[layers.get(0).matrix().length][];
        for (int o = 0; o < matrix.length; o++) {
            matrix[o] = layers.get(0).matrix()[o].clone();
            for (int i = 0; i < matrix[o].length; i++) {
                matrix[o][i] *= scale[i % scale.length];
            }
        }
        List<Dense> scaled = new java.util.ArrayList<>(layers);
        scaled.set(0, new Dense(matrix, layers.get(0).bias()));
        return new Weights(layout, scaled);
    }

    /**
     * Log posteriors of a whole utterance, for alignment.
     *
     * @param features normalised features, frame by frame
     * @return [output step][class]; as many steps as every third frame gives, edges repeated
     */
    public float[][] logPosteriors(float[] features) {
        int dimension = layout.inputDimension();
        int frames = features.length / dimension;
        int steps = (frames + Layout.SUBSAMPLING - 1) / Layout.SUBSAMPLING;
        int before = layout.hidden().stream().mapToInt(h -> -h.first()).sum();
        int lower = layout.firstLayerSteps(steps);
        float[][] activations = new float[lower][];
        for (int s = 0; s < lower; s++) {
            float[] input = new float[layout.splicedInput()];
            int centre = (s - before) * Layout.SUBSAMPLING;
            for (int k = 0; k < layout.inputOffsets().size(); k++) {
                int frame = Math.max(
                        0, Math.min(frames - 1, centre + layout.inputOffsets().get(k)));
                System.arraycopy(features, frame * dimension, input, k * dimension, dimension);
            }
            activations[s] = relu(apply(layers.get(0), input));
        }
        for (int layer = 0; layer < layout.hidden().size(); layer++) {
            activations = hidden(layout.hidden().get(layer), layers.get(layer + 1), activations);
        }
        float[][] output = new float[steps][];
        for (int s = 0; s < steps; s++) {
            output[s] = logSoftmax(apply(layers.get(layers.size() - 1), activations[s]));
        }
        return output;
    }

    private static float[][] hidden(Layout.Hidden shape, Dense layer, float[][] below) {
        float[][] above = new float[below.length - shape.span()][];
        int width = below[0].length;
        float[] input = new float[width * shape.offsets().size()];
        for (int s = 0; s < above.length; s++) {
            for (int k = 0; k < shape.offsets().size(); k++) {
                System.arraycopy(below[s + shape.offsets().get(k) - shape.first()], 0, input, k * width, width);
            }
            above[s] = relu(apply(layer, input));
        }
        return above;
    }

    private static float[] apply(Dense layer, float[] input) {
        float[] output = layer.bias().clone();
        for (int o = 0; o < output.length; o++) {
            output[o] += dot(layer.matrix()[o], input);
        }
        return output;
    }

    private static float dot(float[] row, float[] input) {
        // Four sums, because one would make every addition wait for the one before.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < row.length; i += 4) {
            a += row[i] * input[i];
            b += row[i + 1] * input[i + 1];
            c += row[i + 2] * input[i + 2];
            d += row[i + 3] * input[i + 3];
        }
        for (; i < row.length; i++) {
            a += row[i] * input[i];
        }
        return (a + b) + (c + d);
    }

    private static float[] relu(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }

    private static float[] logSoftmax(float[] values) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (float value : values) {
            sum += Math.exp(value - max);
        }
        float log = (float) (max + Math.log(sum));
        for (int i = 0; i < values.length; i++) {
            values[i] -= log;
        }
        return values;
    }
}
