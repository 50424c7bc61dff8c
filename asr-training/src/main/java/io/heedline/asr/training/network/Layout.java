package io.heedline.asr.training.network;

import java.util.List;

/**
 * The shape of a time-delay network whose output comes every third frame.
 *
 * @param inputDimension values per input frame
 * @param inputOffsets frames seen by the first layer, relative to its own, in order
 * @param hidden the layers above the first one but the output, from below
 * @param firstWidth outputs of the first layer
 * @param outputs number of classes
 */
public record Layout(int inputDimension, List<Integer> inputOffsets, int firstWidth, List<Hidden> hidden, int outputs) {
    /** Input frames per output frame. */
    public static final int SUBSAMPLING = 3;

    /**
     * A hidden layer.
     *
     * @param offsets frames of the layer below it sees, in units of three input frames, ascending
     * @param width its number of outputs
     */
    public record Hidden(List<Integer> offsets, int width) {
        int first() {
            return offsets.get(0);
        }

        int span() {
            return offsets.get(offsets.size() - 1) - offsets.get(0);
        }
    }

    /** The shipped network's: it sees 230 ms before and after each frame. */
    public static Layout standard(int inputDimension, int width, int outputs) {
        return new Layout(
                inputDimension,
                List.of(-2, -1, 0, 1, 2),
                width,
                List.of(
                        new Hidden(List.of(-1, 0, 1), width),
                        new Hidden(List.of(-1, 0, 1), width),
                        new Hidden(List.of(-2, 0, 2), width),
                        new Hidden(List.of(-3, 0, 3), width),
                        new Hidden(List.of(0), width)),
                outputs);
    }

    /** Input frames needed before the frame of an output. */
    public int leftContext() {
        return -inputOffsets.get(0)
                + SUBSAMPLING * hidden.stream().mapToInt(h -> -h.first()).sum();
    }

    /** Input frames needed after the frame of an output. */
    public int rightContext() {
        return inputOffsets.get(inputOffsets.size() - 1)
                + SUBSAMPLING
                        * hidden.stream()
                                .mapToInt(h -> h.offsets().get(h.offsets().size() - 1))
                                .sum();
    }

    /** Steps of the first layer needed for so many outputs. */
    int firstLayerSteps(int outputSteps) {
        return outputSteps + hidden.stream().mapToInt(Hidden::span).sum();
    }

    int splicedInput() {
        return inputDimension * inputOffsets.size();
    }
}
