package io.heedline.telephony.internal.esl;

import java.time.Duration;

/**
 * How long to wait before trying again: longer after each failure, and never quite the same, so that many clients do not
 * come back at once.
 *
 * @param first after the first failure
 * @param longest however many failures there were
 */
public record Backoff(Duration first, Duration longest) {

    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "waits between attempts must be positive and grow; found first=" + first + ", longest=" + longest);
        }
    }

    /**
     * The wait after a number of failures in a row: doubled each time, less up to half of it.
     *
     * @param failures from 1
     * @param random from 0 to below 1
     */
    Duration after(int failures, double random) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, 40));
        double whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(whole * (1 - random / 2))));
    }
}
