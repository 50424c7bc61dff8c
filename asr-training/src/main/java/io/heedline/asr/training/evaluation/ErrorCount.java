package io.heedline.asr.training.evaluation;

/**
 * Character errors.
 *
 * @param errors characters wrong, missing or too many
 * @param characters in the references
 */
public record ErrorCount(int errors, int characters) {
    public static final ErrorCount NONE = new ErrorCount(0, 0);

    /** Compares a recognised text with what was said; blanks do not count. */
    public static ErrorCount of(String said, String recognised) {
        int[] a = said.replace(" ", "").codePoints().toArray();
        int[] b = recognised.replace(" ", "").codePoints().toArray();
        int[] distance = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            distance[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = distance[0];
            distance[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = distance[j];
                distance[j] = Math.min(substituted, 1 + Math.min(distance[j], distance[j - 1]));
            }
        }
        return new ErrorCount(distance[b.length], a.length);
    }

    public ErrorCount plus(ErrorCount other) {
        return new ErrorCount(errors + other.errors, characters + other.characters);
    }

    /** The rate in percent. */
    public double percent() {
        return characters == 0 ? 0 : 100.0 * errors / characters;
    }
}
