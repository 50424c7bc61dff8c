package io.heedline.asr.training.evaluation;

import java.util.List;

/**
 * Errors in characters or words.
 *
 * @param errors units wrong, missing or too many
 * @param units in the references
 */
public record ErrorCount(int errors, int units) {
    public static final ErrorCount NONE = new ErrorCount(0, 0);

    /** Compares the units that were recognised with those that were said. */
    public static ErrorCount of(List<String> said, List<String> recognised) {
        int[] distance = new int[recognised.size() + 1];
        for (int j = 0; j < distance.length; j++) {
            distance[j] = j;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = distance[0];
            distance[0] = i;
            for (int j = 1; j < distance.length; j++) {
                int substituted = diagonal + (said.get(i - 1).equals(recognised.get(j - 1)) ? 0 : 1);
                diagonal = distance[j];
                distance[j] = Math.min(substituted, 1 + Math.min(distance[j], distance[j - 1]));
            }
        }
        return new ErrorCount(distance[distance.length - 1], said.size());
    }

    public ErrorCount plus(ErrorCount other) {
        return new ErrorCount(errors + other.errors, units + other.units);
    }

    /** The rate in percent. */
    public double percent() {
        return units == 0 ? 0 : 100.0 * errors / units;
    }
}
