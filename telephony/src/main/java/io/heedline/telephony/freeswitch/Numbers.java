package io.heedline.telephony.freeswitch;

/** Numbers in logs. */
final class Numbers {

    private static final int SHOWN = 3;

    private Numbers() {}

    /** The last digits of a number, for logs, which never have whole ones. */
    static String masked(String number) {
        int hidden = Math.max(0, number.length() - SHOWN);
        String shown = hidden < SHOWN ? "" : number.substring(hidden).replaceAll("[^0-9A-Za-z]", "?");
        return "***" + shown;
    }
}
