package io.heedline.telephony.freeswitch.check;

/** What FreeSWITCH says, made fit for one line. */
final class Texts {

    private static final int LONGEST = 120;

    private Texts() {}

    static String shortened(String answer) {
        String line = answer.lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
