package io.heedline.application.handover;

import java.util.regex.Pattern;

/**
 * Hides digits that were said in a row: the digits of an identity card or a code are asked for in the talk, and whoever
 * reads it later has no need of them. Numbers said as numbers (三百五十八, three hundred) stay.
 */
final class SpokenDigits {

    private static final String CHINESE = "[0-9零〇一二三四五六七八九幺两]";
    private static final String ENGLISH =
            "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|[0-9])";
    private static final Pattern IN_A_ROW = Pattern.compile(
            "(?i)" + CHINESE + "(?:[ ,，、-]*" + CHINESE + "){3,}|\\b" + ENGLISH + "(?:[ ,-]+" + ENGLISH + "\\b){3,}");
    private static final String MASK = "****";

    private SpokenDigits() {}

    /** The text with every run of four digits and more replaced. */
    static String masked(String text) {
        return IN_A_ROW.matcher(text).replaceAll(MASK);
    }
}
