package io.heedline.tts.internal;

import java.util.stream.Collectors;

/** Numbers as they are said in American English: {@code one hundred twenty-three}, without "and". */
final class EnglishNumber {

    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] GROUPS = {"", " thousand", " million", " billion", " trillion"};

    /** The most digits a number may have to be read as one; longer ones are read digit by digit. */
    static final int MOST_DIGITS = 13;

    private EnglishNumber() {}

    /** A whole number of up to {@value #MOST_DIGITS} digits, thousands commas allowed; else its digits. */
    static String cardinal(String digits) {
        String significant = significant(digits);
        return significant.length() > MOST_DIGITS ? digitByDigit(significant) : cardinal(Long.parseLong(significant));
    }

    private static String significant(String digits) {
        return digits.replace(",", "").replaceFirst("^0+(?=.)", "");
    }

    static String cardinal(long number) {
        if (number < 20) {
            return SMALL[(int) number];
        }
        StringBuilder words = new StringBuilder();
        long rest = number;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            long size = (long) Math.pow(1000, group);
            int value = (int) (rest / size);
            rest %= size;
            if (value > 0) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(belowThousand(value))
                        .append(GROUPS[group]);
            }
        }
        return words.toString();
    }

    private static String belowThousand(int value) {
        int below = value % 100;
        String tens = below < 20 ? SMALL[below] : TENS[below / 10] + (below % 10 == 0 ? "" : "-" + SMALL[below % 10]);
        if (value < 100) {
            return tens;
        }
        return SMALL[value / 100] + " hundred" + (below == 0 ? "" : " " + tens);
    }

    /** {@code twenty-fifth}; for numbers too long to be one, the digits. */
    static String ordinal(String digits) {
        String words = cardinal(digits);
        int last = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
        String stem = words.substring(last);
        String ordinal = switch (stem) {
            case "one" -> "first";
            case "two" -> "second";
            case "three" -> "third";
            case "five" -> "fifth";
            case "eight" -> "eighth";
            case "nine" -> "ninth";
            case "twelve" -> "twelfth";
            default -> stem.endsWith("y") ? stem.substring(0, stem.length() - 1) + "ieth" : stem + "th";
        };
        return words.substring(0, last) + ordinal;
    }

    /** A year of four digits: {@code twenty twenty-six}, {@code nineteen oh five}, {@code two thousand eight}. */
    static String year(String digits) {
        int year = Integer.parseInt(digits);
        int century = year / 100;
        int rest = year % 100;
        if (year % 1000 < 10) {
            return cardinal(year);
        }
        if (rest == 0) {
            return cardinal(century) + " hundred";
        }
        return cardinal(century) + (rest < 10 ? " oh " : " ") + cardinal(rest);
    }

    /** A whole number with the digits behind the point read one by one. */
    static String decimal(String whole, String fraction) {
        String head = cardinal(whole);
        return fraction == null || fraction.isEmpty() ? head : head + " point " + digitByDigit(fraction);
    }

    /** The digits one by one. */
    static String digitByDigit(String digits) {
        return digits.chars()
                .filter(c -> c >= '0' && c <= '9')
                .mapToObj(c -> SMALL[c - '0'])
                .collect(Collectors.joining(" "));
    }

    /** {@code cent} or {@code cents}. */
    static String plural(String number, String one, String many) {
        return number.equals("one") ? one : many;
    }
}
