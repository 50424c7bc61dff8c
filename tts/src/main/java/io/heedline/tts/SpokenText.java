package io.heedline.tts;

import io.heedline.tts.internal.ChineseText;
import io.heedline.tts.internal.EnglishText;
import java.util.Locale;

/**
 * Writes text the way it is spoken: amounts, dates, times, percentages, telephone and card numbers become words.
 *
 * <p>The result holds words and punctuation only. No digit is left in it; signs that have a name are named; whatever
 * cannot be said (characters of other scripts, emoji, control characters) separates words as a blank does and is
 * otherwise skipped. Any string is accepted. Text that is already spoken comes back unchanged.
 */
public final class SpokenText {

    /** How the digit 1 is read where digits are read one by one, in Chinese. */
    public enum DigitOne {
        /** {@code yi1} everywhere. */
        YI,
        /** {@code yao1} in telephone numbers, {@code yi1} elsewhere: the usual way. */
        YAO_IN_TELEPHONE_NUMBERS,
        /** {@code yao1} wherever digits are read one by one: card tails, codes, telephone numbers. */
        YAO
    }

    private SpokenText() {}

    /** The spoken form of the text in the language of the locale, Chinese or English. */
    public static String of(String text, Locale locale) {
        return of(text, locale, DigitOne.YAO_IN_TELEPHONE_NUMBERS);
    }

    /**
     * The spoken form of the text in the language of the locale.
     *
     * @throws IllegalArgumentException if the language is neither Chinese nor English
     */
    public static String of(String text, Locale locale, DigitOne one) {
        return switch (locale.getLanguage()) {
            case "zh" -> ChineseText.spoken(text, one);
            case "en" -> EnglishText.spoken(text);
            default ->
                throw new IllegalArgumentException(
                        "no way to speak '" + locale.toLanguageTag() + "': expected zh or en");
        };
    }
}
