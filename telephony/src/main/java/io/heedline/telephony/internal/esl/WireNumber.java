package io.heedline.telephony.internal.esl;

/** A length as it is written in a header. */
final class WireNumber {

    private static final int DIGITS = 9;

    private WireNumber() {}

    /** The number; -1 when it is none, or has more than nine digits. */
    static int parse(String digits) {
        if (digits.isEmpty() || digits.length() > DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
