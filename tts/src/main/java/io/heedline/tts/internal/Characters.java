package io.heedline.tts.internal;

import java.text.Normalizer;

/** Brings the many ways to write one character together, so that the rules after it see few. */
final class Characters {

    private Characters() {}

    /**
     * Digits of any script become ASCII digits, numerals such as {@code ①} or {@code ½} their plain form, full-width
     * letters and signs half-width ones, accents fall off Latin letters, and blanks of any kind become one kind.
     * Chinese punctuation stays.
     */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(folded, c));
        return folded.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c < 0x80) {
            out.append(Character.isISOControl(c) ? ' ' : (char) c);
            return;
        }
        int type = Character.getType(c);
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            out.append((char) ('0' + Character.digit(c, 10)));
        } else if (type == Character.OTHER_NUMBER || (type == Character.LETTER_NUMBER && !isHan(c))) {
            // A blank on either side keeps it from growing together with neighbouring digits.
            out.append(' ').append(decomposed(c).replace('\u2044', '/')).append(' ');
        } else if (Character.isSpaceChar(c)) {
            out.append(' ');
        } else if (isFullWidthSign(c)) {
            out.append((char) (c - 0xFEE0));
        } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN || isCompatibilityHan(c)) {
            decomposed(c).codePoints().filter(p -> p < 0x80 || isHan(p)).forEach(out::appendCodePoint);
        } else {
            out.appendCodePoint(otherForm(c));
        }
    }

    private static String decomposed(int c) {
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    }

    private static boolean isCompatibilityHan(int c) {
        return isHan(c) && !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKD);
    }

    /** Letters, and the signs that stand in numbers; comma, full stop for sentences and brackets stay Chinese. */
    private static boolean isFullWidthSign(int c) {
        boolean letter = (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
        return letter || (c > 0xFF00 && c < 0xFF5F && "#$%&*+-./=@~".indexOf(c - 0xFEE0) >= 0);
    }

    private static int otherForm(int c) {
        return switch (c) {
            case 0xFFE5, 0x00A5 -> '¥';
            case 0x2212, 0x2010, 0x2011, 0x2012 -> '-';
            case 0x223C, 0x301C -> '~';
            case 0x2018, 0x2019 -> '\'';
            case 0x00D7 -> '×';
            default -> c;
        };
    }

    /** Whether this is a Chinese character, {@code 〇} included. */
    static boolean isHan(int c) {
        return c == 0x3007
                || (Character.isIdeographic(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
