package io.heedline.asr.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TdnnTest {
    private static final int SEQUENCES = 3;

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void splicedLayerSeesTheStepsItsOffsetsName() {
        Affine layer = new Affine(List.of(-1, 0, 2), 2, 1, random);
        INDArray input = matrix(2, 5 * SEQUENCES);

        INDArray output = layer.forward(input, SEQUENCES);

        assertThat(output.columns()).isEqualTo(2 * SEQUENCES);
        for (int step = 0; step < 2; step++) {
            for (int sequence = 0; sequence < SEQUENCES; sequence++) {
                double expected = 0;
                int[] seen = {step, step + 1, step + 3};
                for (int k = 0; k < 3; k++) {
                    for (int d = 0; d < 2; d++) {
                        expected += layer.weights().get(k).value().getDouble(0, d)
                                * input.getDouble(d, seen[k] * SEQUENCES + sequence);
                    }
                }
                assertThat(output.getDouble(0, step * SEQUENCES + sequence)).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void gradientsOfASplicedLayerAgreeWithDifferences() {
        Affine layer = new Affine(List.of(-1, 0, 1), 3, 4, random);
        INDArray input = matrix(3, 6 * SEQUENCES);
        INDArray slope = matrix(4, 4 * SEQUENCES);

        INDArray inputGradient = layer.backward(input, slope, SEQUENCES, true);

        assertThat(inputGradient.getDouble(1, 7))
                .isCloseTo(
                        difference(input, 1, 7, () -> weighted(layer.forward(input, SEQUENCES), slope)), within(2e-2));
        INDArray weights = layer.weights().get(2).value();
        assertThat(layer.weights().get(2).gradient().getDouble(3, 2))
                .isCloseTo(
                        difference(weights, 3, 2, () -> weighted(layer.forward(input, SEQUENCES), slope)),
                        within(2e-2));
        INDArray bias = layer.bias().value();
        assertThat(layer.bias().gradient().getDouble(2, 0))
                .isCloseTo(
                        difference(bias, 2, 0, () -> weighted(layer.forward(input, SEQUENCES), slope)), within(2e-2));
    }

    @Test
    void gradientOfTheRectifierAgreesWithDifferences() {
        INDArray input = matrix(2, 40);
        INDArray slope = matrix(2, 40);
        Rectifier rectifier = new Rectifier(2);
        INDArray output = input.dup('f');
        rectifier.forward(output);
        INDArray gradient = slope.dup('f');
        rectifier.backward(output, gradient);

        for (int column : new int[] {0, 5, 17, 39}) {
            double expected = difference(input, 1, column, () -> {
                INDArray again = input.dup('f');
                new Rectifier(2).forward(again);
                return weighted(again, slope);
            });
            assertThat(gradient.getDouble(1, column)).isCloseTo(expected, within(3e-2));
        }
    }

    @Test
    void learnsWhatDependsOnTheNextStep() {
        Layout layout = new Layout(1, List.of(0), 16, List.of(new Layout.Hidden(List.of(0, 1), 16)), 2);
        Tdnn network = new Tdnn(layout, 1);
        double accuracy = 0;
        for (int step = 0; step < 300; step++) {
            accuracy = network.train(nextIsPositive(20, 8), 1e-2, 0.9).accuracy();
        }
        assertThat(accuracy).isGreaterThan(0.95);

        float[][] posteriors = network.weights().logPosteriors(new float[] {-1, -1, -1, 1.5f, 0, 0, -2, 0, 0});
        assertThat(posteriors[0][1]).as("the step after is positive").isGreaterThan(posteriors[0][0]);
        assertThat(posteriors[1][0]).as("the step after is negative").isGreaterThan(posteriors[1][1]);
    }

    @Test
    void sameSeedAndDataMakeTheSameWeights() {
        assertThat(trained(7)).isEqualTo(trained(7));
        assertThat(trained(7)).isNotEqualTo(trained(8));
    }

    @Test
    void networkReadBackGoesOnWhereItWas() {
        Layout layout = new Layout(1, List.of(0), 16, List.of(new Layout.Hidden(List.of(0, 1), 16)), 2);
        Tdnn network = new Tdnn(layout, 1);
        for (int step = 0; step < 300; step++) {
            network.train(nextIsPositive(20, 8), 1e-2, 0.9);
        }
        Weights weights = network.weights();
        Tdnn resumed = Tdnn.resumed(weights, nextIsPositive(50, 64));

        float[] features = {-1, 0.4f, -1, 1.5f, 0, 0.1f, -2, 0, 1};
        float[] before = weights.logPosteriors(features)[1];
        float[] after = resumed.weights().logPosteriors(features)[1];
        assertThat(after[0]).isCloseTo(before[0], within(1e-3f));
        assertThat(resumed.train(nextIsPositive(20, 8), 1e-4, 0.9).accuracy()).isGreaterThan(0.9);
    }

    private static float[][] trained(long seed) {
        Layout layout = new Layout(1, List.of(0), 8, List.of(new Layout.Hidden(List.of(0, 1), 8)), 2);
        Tdnn network = new Tdnn(layout, seed);
        TdnnTest data = new TdnnTest();
        for (int step = 0; step < 10; step++) {
            network.train(data.nextIsPositive(10, 4), 1e-2, 0.9);
        }
        return network.weights().layers().get(0).matrix();
    }

    private Batch nextIsPositive(int steps, int sequences) {
        float[] input = new float[(steps + 1) * sequences];
        int[] labels = new int[steps * sequences];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) (4 * random.nextDouble() - 2);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = input[i + sequences] > 0 ? 1 : 0;
        }
        return new Batch(sequences, steps, input, labels);
    }

    private INDArray matrix(int rows, int columns) {
        INDArray matrix = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        Buffers.write(matrix, values);
        return matrix;
    }

    private static double weighted(INDArray output, INDArray slope) {
        return output.mul(slope).sumNumber().doubleValue();
    }

    private static double difference(INDArray at, int row, int column, java.util.function.DoubleSupplier value) {
        double step = 1e-2;
        double before = at.getDouble(row, column);
        at.putScalar(row, column, before + step);
        double above = value.getAsDouble();
        at.putScalar(row, column, before - step);
        double below = value.getAsDouble();
        at.putScalar(row, column, before);
        return (above - below) / (2 * step);
    }
}
