package io.heedline.nlu;

import io.heedline.nlu.internal.SaidDigits;
import java.util.Locale;

/**
 * How far a caller has come with a number: what a listener must know who is to wait while somebody reads digits in
 * pieces from a card. Works on partial texts as well as on whole ones. Thread-safe: there is no state.
 */
public final class SpokenNumbers {

    private SpokenNumbers() {}

    /**
     * The digits said, pieces joined over hesitations: 尾号是幺二，嗯，三四 gives 1234. A corrected string counts as
     * corrected, a repeated digit as often as said (三个五, double five), and the letter X of an identity card is
     * {@code *}, as on the keys. Numbers that count something (五百块, 十五号) are no digits.
     *
     * @param text what was recognised so far, in any form
     * @param locale Chinese or English
     * @return empty if no digit was said
     * @throws IllegalArgumentException for another language
     */
    public static String digits(String text, Locale locale) {
        return SaidDigits.in(locale).all(text);
    }

    /**
     * Whether the text stops where a number, an amount or a date cannot stop: after 尾号是, 三千零, 十二月, fewer than
     * four digits; after "it is", "double", "the", "december". How many digits are wanted is for the caller of this
     * method to know: four digits are finished here, though of six wanted they are not.
     *
     * @param text what was recognised so far, in any form
     * @param locale Chinese or English
     * @throws IllegalArgumentException for another language
     */
    public static boolean unfinished(String text, Locale locale) {
        return SaidDigits.in(locale).breaksOff(text);
    }
}
