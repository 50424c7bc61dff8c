package io.heedline.nlu.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Digits read out one by one, in one language. Immutable and thread-safe. */
public abstract sealed class SaidDigits permits ChineseDigits, EnglishDigits {

    private static final SaidDigits CHINESE = new ChineseDigits();
    private static final SaidDigits ENGLISH = new EnglishDigits();

    /** What counts as digits when other words stand beside it: fewer may be anything. */
    static final int FEWEST = 4;

    /**
     * Digits that follow each other in a text with nothing but hesitation between.
     *
     * @param digits 0 to 9, a last {@code *} for X
     * @param start where in the text they begin
     * @param end where they end, exclusive
     */
    record Run(String digits, int start, int end) {}

    /**
     * The digits of a language.
     *
     * @throws IllegalArgumentException for a language other than Chinese and English
     */
    public static SaidDigits in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "zh" -> CHINESE;
            case "en" -> ENGLISH;
            default ->
                throw new IllegalArgumentException(
                        "No spoken digits for language '" + locale.toLanguageTag() + "'; expected zh or en");
        };
    }

    /** All digits of a text as it was recognised; empty if there are none. */
    public final String all(String text) {
        String spoken = meant(SpokenText.normalise(text));
        String last = Corrections.in(language())
                .lastWith(spoken, part -> !longest(part).isEmpty());
        return longest(last);
    }

    /** Whether a text as it was recognised breaks off within a number. */
    public final boolean breaksOff(String text) {
        String spoken = meant(withoutTrailingHesitation(SpokenText.normalise(text)));
        List<Run> runs = runs(spoken);
        Run last = runs.isEmpty() ? new Run("", 0, 0) : runs.get(runs.size() - 1);
        boolean fewAtTheEnd = !last.digits().isEmpty()
                && last.end() == spoken.length()
                && last.digits().length() < FEWEST
                && !last.digits().endsWith("*");
        return fewAtTheEnd || endsOpen(spoken);
    }

    private String longest(String spoken) {
        List<Run> runs = new ArrayList<>(runs(spoken));
        String rest = spoken;
        for (Run run : runs) {
            rest = rest.replace(spoken.substring(run.start(), run.end()), " ");
        }
        boolean digitsAlone = onlyLeadsIn(rest);
        runs.removeIf(run -> !digitsAlone && run.digits().length() < FEWEST);
        return runs.stream()
                .max(Comparator.comparingInt(run -> run.digits().length()))
                .map(Run::digits)
                .orElse("");
    }

    /** The runs of a normalised text in their order, short ones and all. */
    abstract List<Run> runs(String spoken);

    abstract String language();

    /** The text with digits for words that sound like them, if it holds nothing but digits and such words. */
    abstract String meant(String spoken);

    abstract boolean onlyLeadsIn(String rest);

    abstract String withoutTrailingHesitation(String spoken);

    abstract boolean endsOpen(String spoken);
}
