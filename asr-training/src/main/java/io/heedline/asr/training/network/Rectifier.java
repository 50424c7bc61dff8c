package io.heedline.asr.training.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ReLU followed by batch normalisation without trained scale or shift; at export its running mean and variance are
 * folded into the layer above.
 */
final class Rectifier {
    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.98;

    private final int dimension;
    private final double[] runningMean;
    private final double[] runningVariance;
    private boolean started;
    private float[] inverseDeviation;
    /** What a value that was cut off became. */
    private float[] floor;

    Rectifier(int dimension) {
        this.dimension = dimension;
        this.runningMean = new double[dimension];
        this.runningVariance = new double[dimension];
    }

    /** Normalises in place with the batch's own statistics. */
    void forward(INDArray activations) {
        float[] x = Buffers.read(activations);
        int columns = x.length / dimension;
        float[] sum = new float[dimension];
        float[] squares = new float[dimension];
        for (int at = 0; at < x.length; at += dimension) {
            for (int i = 0; i < dimension; i++) {
                float v = Math.max(0f, x[at + i]);
                sum[i] += v;
                squares[i] += v * v;
            }
        }
        float[] mean = new float[dimension];
        inverseDeviation = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            double m = sum[i] / columns;
            double variance = Math.max(0, squares[i] / columns - m * m);
            mean[i] = (float) m;
            inverseDeviation[i] = (float) (1 / Math.sqrt(variance + EPSILON));
            double keep = started ? MOMENTUM : 0;
            runningMean[i] = keep * runningMean[i] + (1 - keep) * m;
            runningVariance[i] = keep * runningVariance[i] + (1 - keep) * variance;
        }
        started = true;
        floor = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            floor[i] = (0f - mean[i]) * inverseDeviation[i];
        }
        for (int at = 0; at < x.length; at += dimension) {
            for (int i = 0; i < dimension; i++) {
                float v = x[at + i];
                x[at + i] = (Math.max(0f, v) - mean[i]) * inverseDeviation[i];
            }
        }
        Buffers.write(activations, x);
    }

    /** Turns the gradient of the output into that of the input, in place. */
    void backward(INDArray output, INDArray gradient) {
        float[] y = Buffers.read(output);
        float[] g = Buffers.read(gradient);
        int columns = g.length / dimension;
        float[] sum = new float[dimension];
        float[] weighted = new float[dimension];
        for (int at = 0; at < g.length; at += dimension) {
            for (int i = 0; i < dimension; i++) {
                float slope = g[at + i];
                sum[i] += slope;
                weighted[i] += slope * y[at + i];
            }
        }
        for (int i = 0; i < dimension; i++) {
            sum[i] /= columns;
            weighted[i] /= columns;
        }
        for (int at = 0; at < g.length; at += dimension) {
            for (int i = 0; i < dimension; i++) {
                float v = y[at + i];
                float slope = (g[at + i] - sum[i] - v * weighted[i]) * inverseDeviation[i];
                g[at + i] = v > floor[i] ? slope : 0f;
            }
        }
        Buffers.write(gradient, g);
    }

    /** What to multiply by at run time, per dimension. */
    double[] scale() {
        double[] scale = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            scale[i] = 1 / Math.sqrt(runningVariance[i] + EPSILON);
        }
        return scale;
    }

    /** What to add at run time, after {@link #scale()}. */
    double[] shift() {
        double[] scale = scale();
        double[] shift = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            shift[i] = -runningMean[i] * scale[i];
        }
        return shift;
    }
}
