package io.heedline.asr;

/**
 * One recognised word.
 *
 * @param word as in the model's vocabulary
 * @param startMs where it began, in milliseconds of audio since the stream began
 * @param endMs where it ended
 * @param confidence the recogniser's confidence, 0 to 1
 */
public record Word(String word, long startMs, long endMs, double confidence) {}
