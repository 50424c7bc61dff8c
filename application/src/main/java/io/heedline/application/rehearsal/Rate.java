package io.heedline.application.rehearsal;

/**
 * How many of how many.
 *
 * @param share from 0 to 1; 0 if there was none to count
 * @param least the lower bound of the 95 % interval (Wilson), 0 to 1
 * @param most its upper bound
 */
public record Rate(int hits, int of, double share, double least, double most) {

    private static final double Z = 1.959964;

    /** Counted. */
    public static Rate of(int hits, int of) {
        if (of == 0) {
            return new Rate(0, 0, 0, 0, 1);
        }
        double p = (double) hits / of;
        double z2 = Z * Z / of;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / of + z2 / (4 * of)) / (1 + z2);
        return new Rate(hits, of, p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
