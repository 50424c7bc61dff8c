/**
 * The acoustic network: a time-delay neural network on ND4J matrix products, its training and its weights.
 *
 * <p>Matrix products, because deeplearning4j's own convolution layers were eight times slower than PyTorch's in a
 * prototype.
 */
package io.heedline.asr.training.network;
