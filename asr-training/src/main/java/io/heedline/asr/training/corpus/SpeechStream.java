package io.heedline.asr.training.corpus;

/**
 * What a recogniser might hear on one call, with the class of every 10 ms frame.
 *
 * @param samples at 8 kHz, whole numbers on the scale of 16-bit integers
 * @param labels class at the centre of each feature frame
 */
public record SpeechStream(float[] samples, int[] labels) {}
