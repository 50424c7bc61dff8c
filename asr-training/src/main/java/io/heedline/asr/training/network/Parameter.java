package io.heedline.asr.training.network;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A trained matrix with its gradient, Adam's moments, and the running average of its values that is exported. */
final class Parameter {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.99f;
    private static final float EPSILON = 1e-8f;

    private final INDArray value;
    private final INDArray gradient;
    private final float[] firstMoment;
    private final float[] secondMoment;
    private final float[] average;

    private Parameter(INDArray value) {
        this.value = value;
        this.gradient = Nd4j.create(DataType.FLOAT, new long[] {value.rows(), value.columns()}, 'f');
        int size = (int) value.length();
        this.firstMoment = new float[size];
        this.secondMoment = new float[size];
        this.average = new float[size];
        System.arraycopy(Buffers.read(value), 0, average, 0, size);
    }

    static Parameter zero(int rows, int columns) {
        return new Parameter(Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f'));
    }

    static Parameter random(int rows, int columns, double scale, SplittableRandom random) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            values[i] = (float) (scale * radius * Math.cos(2 * Math.PI * random.nextDouble()));
        }
        INDArray matrix = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        Buffers.write(matrix, values);
        return new Parameter(matrix);
    }

    /** @param values column-major */
    static Parameter of(int rows, int columns, float[] values) {
        INDArray matrix = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        Buffers.write(matrix, values);
        return new Parameter(matrix);
    }

    INDArray value() {
        return value;
    }

    INDArray gradient() {
        return gradient;
    }

    double gradientSquared() {
        double sum = 0;
        for (float slope : Buffers.read(gradient)) {
            sum += slope * slope;
        }
        return sum;
    }

    /**
     * One step of Adam.
     *
     * @param step counted from 1
     * @param scale what the gradient is multiplied by first (clipping)
     * @param keep share of the running average that stays, 0 to restart it
     */
    void update(long step, double rate, double scale, double decay, double keep) {
        float[] v = Buffers.read(value);
        float[] g = Buffers.read(gradient);
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step)));
        float shrink = (float) (1 - rate * decay);
        float factor = (float) scale;
        float stay = (float) keep;
        for (int i = 0; i < average.length; i++) {
            float slope = g[i] * factor;
            firstMoment[i] += (1 - BETA1) * (slope - firstMoment[i]);
            secondMoment[i] += (1 - BETA2) * (slope * slope - secondMoment[i]);
            float next = v[i] * shrink - corrected * firstMoment[i] / ((float) Math.sqrt(secondMoment[i]) + EPSILON);
            v[i] = next;
            average[i] = stay * average[i] + (1 - stay) * next;
        }
        Buffers.write(value, v);
    }

    /** The averaged values, column-major. */
    float[] averaged() {
        return average.clone();
    }
}
