package io.heedline.asr.training.corpus;

/**
 * One word said by one person.
 *
 * @param person who
 * @param word what; a word of the lexicon, or of another language
 * @param samples at 8 kHz, on the scale of 16-bit integers
 */
public record Recording(String person, String word, float[] samples) {}
