package io.heedline.tts.internal;

/**
 * Numbers as they are said in Mandarin. Two is {@code 两} at the head of a number before 百, 千, 万 and 亿 (两千二百),
 * {@code 二} everywhere else in it (十二, 一万二千).
 */
final class ChineseNumber {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] UNITS = {"", "十", "百", "千"};
    private static final String[] GROUPS = {"", "万", "亿"};

    /** The most digits a number may have to be read as one; longer ones are read digit by digit. */
    static final int MOST_DIGITS = 12;

    private ChineseNumber() {}

    /** A whole number of up to {@value #MOST_DIGITS} digits, thousands commas allowed; else its digits. */
    static String cardinal(String digits) {
        String plain = digits.replace(",", "");
        String significant = plain.replaceFirst("^0+(?=.)", "");
        return significant.length() > MOST_DIGITS ? digitByDigit(plain, '一') : cardinal(Long.parseLong(significant));
    }

    static String cardinal(long number) {
        if (number == 0) {
            return "零";
        }
        StringBuilder words = new StringBuilder();
        long rest = number;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            long size = (long) Math.pow(10_000, group);
            int value = (int) (rest / size);
            rest %= size;
            if (value == 0) {
                continue;
            }
            if (!words.isEmpty() && (value < 1000 || endsRound(number, size))) {
                words.append('零');
            }
            appendGroup(words, value, group);
        }
        return words.toString();
    }

    /** Whether the group above this one ended in zero thousands and is empty: 10 0000 1234 is 十亿零一千二百三十四. */
    private static boolean endsRound(long number, long size) {
        return number / size / 10_000 % 10_000 == 0;
    }

    private static void appendGroup(StringBuilder words, int value, int group) {
        boolean head = words.isEmpty();
        boolean begun = false;
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = value / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = begun;
                continue;
            }
            if (gap) {
                words.append('零');
                gap = false;
            }
            boolean first = head && !begun;
            if (!(first && digit == 1 && place == 1)) {
                boolean countsTwo = first && digit == 2 && (place >= 2 || (place == 0 && group > 0));
                words.append(countsTwo ? '两' : DIGITS.charAt(digit));
            }
            words.append(UNITS[place]);
            begun = true;
        }
        words.append(GROUPS[group]);
    }

    /** A whole number with the digits behind the point read one by one; no point where there are none. */
    static String decimal(String whole, String fraction) {
        String head = cardinal(whole);
        return fraction == null || fraction.isEmpty() ? head : head + "点" + digitByDigit(fraction, '一');
    }

    /** The digits one by one; what is no digit is kept. */
    static String digitByDigit(String digits, char one) {
        StringBuilder words = new StringBuilder(digits.length());
        for (char c : digits.toCharArray()) {
            words.append(c == '1' ? one : c >= '0' && c <= '9' ? DIGITS.charAt(c - '0') : c);
        }
        return words.toString();
    }

    /** What counts things: two is {@code 两} alone, otherwise as {@link #cardinal(String)}. */
    static String counting(String digits) {
        return digits.matches("0*2") ? "两" : cardinal(digits);
    }
}
