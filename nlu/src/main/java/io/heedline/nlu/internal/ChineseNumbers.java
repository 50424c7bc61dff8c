package io.heedline.nlu.internal;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads Chinese numerals as they are spoken: 两千五 is 2500, 三千零五 is 3005. */
final class ChineseNumbers {

    private static final long LARGEST = 1_000_000_000_000L;
    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumbers() {}

    /** The value of one spoken digit, or -1. */
    static int digit(int character) {
        return switch (character) {
            case '〇' -> 0;
            case '幺' -> 1;
            case '两' -> 2;
            default -> character >= '0' && character <= '9' ? character - '0' : DIGITS.indexOf(character);
        };
    }

    private static long unit(int character) {
        return switch (character) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 0;
        };
    }

    /** The value of a numeral in Chinese or Arabic characters; empty if it is none. */
    static Optional<BigDecimal> parse(String numeral) {
        if (numeral.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            return Optional.of(new BigDecimal(numeral));
        }
        if (numeral.isEmpty() || numeral.length() > 24) {
            return Optional.empty();
        }
        long total = 0; // of finished 万 and 亿
        long section = 0; // below the next 万
        long number = -1; // a digit waiting for its unit
        long lastUnit = 1;
        boolean zero = false;
        for (char c : numeral.toCharArray()) {
            if (total > LARGEST || section > LARGEST) {
                return Optional.empty();
            }
            int digit = digit(c);
            long unit = unit(c);
            if (digit >= 0) {
                if (number > 0) {
                    return Optional.empty(); // two digits side by side are read one by one, not as a numeral
                }
                zero = digit == 0;
                number = digit;
            } else if (unit >= 10_000) {
                section += Math.max(number, 0);
                total = (total + section) * unit;
                section = 0;
                number = -1;
                lastUnit = unit;
                zero = false;
            } else if (unit > 0) {
                section += (number < 0 || (number == 0 && unit == 10) ? 1 : number) * unit;
                number = -1;
                lastUnit = unit;
                zero = false;
            } else {
                return Optional.empty();
            }
        }
        if (number > 0) {
            // A last digit without unit counts the next smaller unit, unless 零 stands before it.
            boolean shortened = lastUnit >= 100 && !zero && !zeroBeforeLast(numeral);
            section += shortened ? number * lastUnit / 10 : number;
        }
        return Optional.of(BigDecimal.valueOf(total + section));
    }

    private static boolean zeroBeforeLast(String numeral) {
        return numeral.length() > 1 && digit(numeral.charAt(numeral.length() - 2)) == 0;
    }
}
