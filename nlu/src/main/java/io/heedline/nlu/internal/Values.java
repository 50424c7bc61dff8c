package io.heedline.nlu.internal;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** Finds the values in a sentence: digits, amounts, dates. Thread-safe. */
public final class Values {

    private final Locale locale;
    private final Clock clock;

    /** Values of one language; {@code clock} gives the day that "tomorrow" follows. */
    public Values(Locale locale, Clock clock) {
        this.locale = locale;
        this.clock = clock;
    }

    /** The values in a normalised sentence by kind; empty if there are none. */
    public Map<String, String> in(String spoken) {
        return Map.of();
    }
}
