package io.heedline.asr.training.network;

/**
 * Pieces of speech of one length, ready for a step of training.
 *
 * @param sequences number of pieces
 * @param steps output steps per piece
 * @param input spliced input of the first layer, column by column (step by step, piece running fastest)
 * @param labels class of each output column, or -1 where none is to be learnt
 */
public record Batch(int sequences, int steps, float[] input, int[] labels) {}
