package io.heedline.nlu.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds the values in a sentence by grammar: digits, amounts, dates, days of the month, and named ones. Thread-safe. */
public final class Values {

    static final String DIGITS = "digits";
    static final String AMOUNT = "amount";
    static final String DATE = "date";
    static final String DAY = "day";

    private final boolean chinese;
    private final NamedValues named;
    private final Clock clock;

    /** Values of one language; {@code clock} gives the day that "tomorrow" follows. */
    public Values(Locale locale, Clock clock) {
        this.chinese = locale.getLanguage().equals("zh");
        this.named = NamedValues.in(locale);
        this.clock = clock;
    }

    /**
     * The values in a normalised sentence by kind, one of each: the first, save where the caller corrects it (五号，不对，
     * 是十号). Empty if there are none.
     */
    public Map<String, String> in(String spoken) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> values = new HashMap<>(read(spoken, today));
        String corrected = Corrections.in(chinese ? "zh" : "en")
                .lastWith(spoken, part -> !read(part, today).isEmpty());
        values.putAll(read(corrected, today));
        values.putAll(named.find(spoken));
        return values;
    }

    private Map<String, String> read(String spoken, LocalDate today) {
        return chinese ? ChineseValues.in(spoken, today) : EnglishValues.in(spoken, today);
    }
}
