/**
 * The acoustic network: a time-delay neural network on ND4J matrix products, its training and its weights.
 *
 * <p>deeplearning4j's own convolution layers were measured eight times slower than these matrix products.
 */
package io.heedline.asr.training.network;
