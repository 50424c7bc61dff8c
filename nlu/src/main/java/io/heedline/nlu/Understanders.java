package io.heedline.nlu;

import java.time.Clock;
import java.util.Locale;

/** Where understanders come from. */
public final class Understanders {

    private Understanders() {}

    /**
     * The understander of the first hotline, learned from the example sentences that come with Heedline.
     *
     * @param locale the caller's language; Chinese and English are shipped
     * @param clock what "today" and "next month" are counted from
     * @throws IllegalArgumentException for a language without examples
     */
    public static Understander starter(Locale locale, Clock clock) {
        throw new UnsupportedOperationException("No understander for " + locale + " at " + clock + " yet");
    }
}
