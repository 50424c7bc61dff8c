/**
 * Signal processing for training: the recogniser's features computed exactly as it computes them, and the ways a
 * telephone line spoils speech. Samples are float, on the scale of 16-bit integers.
 */
package io.heedline.asr.training.signal;
