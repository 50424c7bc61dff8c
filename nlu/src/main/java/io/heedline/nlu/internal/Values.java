package io.heedline.nlu.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** Finds the values in a sentence by grammar: digits, amounts, dates. Thread-safe. */
public final class Values {

    static final String DIGITS = "digits";
    static final String AMOUNT = "amount";
    static final String DATE = "date";

    private final boolean chinese;
    private final Clock clock;

    /** Values of one language; {@code clock} gives the day that "tomorrow" follows. */
    public Values(Locale locale, Clock clock) {
        this.chinese = locale.getLanguage().equals("zh");
        this.clock = clock;
    }

    /** The first value of each kind in a normalised sentence; empty if there are none. */
    public Map<String, String> in(String spoken) {
        LocalDate today = LocalDate.now(clock);
        return chinese ? ChineseValues.in(spoken, today) : EnglishValues.in(spoken, today);
    }
}
