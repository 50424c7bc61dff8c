package io.heedline.dialog.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small numbers, from 0 to 99, as callers say them: 十五, fifteen, the fifteenth. */
final class SpokenNumber {

    private static final Pattern CHINESE = Pattern.compile("([二三四五六七八九两])?十([一二三四五六七八九])?|([零一二两三四五六七八九])");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final List<String> CARDINALS = words("zero one two three four five six seven eight nine ten eleven"
            + " twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
    private static final List<String> ORDINALS = words(
            "zeroth first second third fourth fifth sixth seventh eighth"
                    + " ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");
    private static final List<String> TENS = words("twenty thirty forty fifty sixty seventy eighty ninety");
    private static final List<String> TENTHS = words("twentieth thirtieth");

    private SpokenNumber() {}

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }

    /** The only number in a sentence; empty if there is none, or several. */
    static OptionalInt in(String text, Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese(text) : english(text);
    }

    private static OptionalInt chinese(String text) {
        Matcher arabic = Pattern.compile("\\d+").matcher(text);
        Matcher found = CHINESE.matcher(text);
        OptionalInt number = OptionalInt.empty();
        while (found.find()) {
            if (number.isPresent()) {
                return OptionalInt.empty();
            }
            number = OptionalInt.of(
                    found.group(3) != null
                            ? digit(found.group(3), 0)
                            : digit(found.group(1), 1) * 10 + digit(found.group(2), 0));
        }
        return arabic.find() ? plain(arabic.group()) : number;
    }

    private static int digit(String character, int otherwise) {
        return character == null ? otherwise : character.equals("两") ? 2 : DIGITS.indexOf(character);
    }

    private static OptionalInt plain(String digits) {
        return digits.length() <= 2 ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static OptionalInt english(String text) {
        OptionalInt number = OptionalInt.empty();
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        for (int i = 0; i < words.size(); i++) {
            int value = unit(words.get(i));
            int tens = TENS.indexOf(words.get(i));
            if (tens >= 0) {
                value = (tens + 2) * 10;
                int rest = i + 1 < words.size() ? unit(words.get(i + 1)) : -1;
                if (rest > 0 && rest < 10) {
                    value += rest;
                    i++;
                }
            }
            if (value >= 0) {
                if (number.isPresent()) {
                    return OptionalInt.empty();
                }
                number = OptionalInt.of(value);
            }
        }
        return number;
    }

    private static int unit(String word) {
        if (word.matches("\\d{1,2}(st|nd|rd|th)?")) {
            return Integer.parseInt(word.replaceAll("\\D", ""));
        }
        int tenth = TENTHS.indexOf(word);
        return tenth >= 0 ? (tenth + 2) * 10 : Math.max(CARDINALS.indexOf(word), ORDINALS.indexOf(word));
    }
}
