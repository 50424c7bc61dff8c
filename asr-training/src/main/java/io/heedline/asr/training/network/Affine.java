package io.heedline.asr.training.network;

import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A spliced affine layer. Activations are matrices with one column per (step, sequence), sequence running fastest, in
 * column-major order, so that looking {@code n} steps away is looking at a later range of columns: splicing copies
 * nothing.
 */
final class Affine {
    private final List<Integer> offsets;
    private final List<Parameter> weights;
    private final Parameter bias;
    private final int outputs;

    Affine(List<Integer> offsets, int inputs, int outputs, SplittableRandom random) {
        this.offsets = offsets;
        this.outputs = outputs;
        double scale = Math.sqrt(2.0 / (inputs * offsets.size()));
        this.weights = offsets.stream()
                .map(offset -> Parameter.random(outputs, inputs, scale, random))
                .toList();
        this.bias = Parameter.zero(outputs, 1);
    }

    /** @param weights a matrix for each offset, column-major */
    Affine(List<Integer> offsets, int inputs, List<float[]> weights, float[] bias) {
        this.offsets = offsets;
        this.outputs = bias.length;
        this.weights = weights.stream()
                .map(values -> Parameter.of(outputs, inputs, values))
                .toList();
        this.bias = Parameter.of(outputs, 1, bias);
    }

    int span() {
        return offsets.get(offsets.size() - 1) - offsets.get(0);
    }

    List<Parameter> weights() {
        return weights;
    }

    Parameter bias() {
        return bias;
    }

    /** @return outputs for the steps whose whole context is in {@code input} */
    INDArray forward(INDArray input, int sequences) {
        long columns = input.columns() - (long) span() * sequences;
        INDArray output = Nd4j.createUninitialized(DataType.FLOAT, new long[] {outputs, columns}, 'f');
        for (int i = 0; i < offsets.size(); i++) {
            INDArray seen = columns(input, from(i, sequences), columns);
            Nd4j.gemm(weights.get(i).value(), seen, output, false, false, 1, i == 0 ? 0 : 1);
        }
        addBias(output);
        return output;
    }

    /**
     * Sets the parameters' gradients.
     *
     * @param wanted whether the gradient of the input is
     * @return the gradient of the input, or null if it is not wanted
     */
    INDArray backward(INDArray input, INDArray outputGradient, int sequences, boolean wanted) {
        long columns = outputGradient.columns();
        INDArray inputGradient =
                wanted ? Nd4j.create(DataType.FLOAT, new long[] {input.rows(), input.columns()}, 'f') : null;
        for (int i = 0; i < offsets.size(); i++) {
            long from = from(i, sequences);
            Nd4j.gemm(
                    outputGradient,
                    columns(input, from, columns),
                    weights.get(i).gradient(),
                    false,
                    true,
                    1,
                    0);
            if (wanted) {
                Nd4j.gemm(
                        weights.get(i).value(),
                        outputGradient,
                        columns(inputGradient, from, columns),
                        true,
                        false,
                        1,
                        1);
            }
        }
        sumColumns(outputGradient);
        return inputGradient;
    }

    private long from(int index, int sequences) {
        return (long) (offsets.get(index) - offsets.get(0)) * sequences;
    }

    private static INDArray columns(INDArray matrix, long from, long count) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + count));
    }

    private void addBias(INDArray output) {
        float[] b = Buffers.read(bias.value());
        float[] y = Buffers.read(output);
        for (int at = 0; at < y.length; at += outputs) {
            for (int i = 0; i < outputs; i++) {
                y[at + i] += b[i];
            }
        }
        Buffers.write(output, y);
    }

    private void sumColumns(INDArray gradient) {
        float[] sum = new float[outputs];
        float[] g = Buffers.read(gradient);
        for (int at = 0; at < g.length; at += outputs) {
            for (int i = 0; i < outputs; i++) {
                sum[i] += g[at + i];
            }
        }
        Buffers.write(bias.gradient(), sum);
    }
}
