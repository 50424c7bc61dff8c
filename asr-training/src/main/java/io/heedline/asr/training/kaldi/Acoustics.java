package io.heedline.asr.training.kaldi;

import io.heedline.asr.training.network.Weights;

/**
 * What tells the sounds of a model apart, as its directory keeps it.
 *
 * @param weights the network
 * @param priors how frequent each class was, summing to one
 * @param featureMean mean of each feature before normalisation
 */
public record Acoustics(Weights weights, float[] priors, double[] featureMean) {}
