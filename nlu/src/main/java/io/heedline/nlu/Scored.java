package io.heedline.nlu;

/**
 * An intent with its score.
 *
 * @param intent the name of the intent, as in the examples file
 * @param confidence from 0 to 1
 */
public record Scored(String intent, double confidence) {}
