package io.heedline.tts.internal;

/**
 * Tone changes in connected speech that the engine does not make itself: 一 is {@code yi2} before a fourth tone and
 * {@code yi4} before the others, 不 is {@code bu2} before a fourth tone. Third tones are left to the engine, which
 * changes them over a whole clause.
 */
final class Sandhi {

    private static final String DIGITS = "零〇一二两三四五六七八九幺";

    private Sandhi() {}

    /**
     * Changes the syllables in place.
     *
     * @param run the characters
     * @param syllables their readings, one each
     * @param wordEnds whether a word ends behind a character
     */
    static void apply(String run, String[] syllables, boolean[] wordEnds) {
        for (int at = 0; at < run.length() - 1; at++) {
            String next = syllables[at + 1];
            char character = run.charAt(at);
            if (next == null) {
                continue;
            }
            if (character == '不' && "bu4".equals(syllables[at])) {
                boolean between = at > 0 && run.charAt(at - 1) == run.charAt(at + 1);
                syllables[at] = next.endsWith("4") ? "bu2" : between ? "bu5" : "bu4";
            } else if (character == '一' && "yi1".equals(syllables[at]) && !keepsFirstTone(run, at, wordEnds)) {
                boolean between = at > 0 && run.charAt(at - 1) == run.charAt(at + 1) && !counts(run.charAt(at - 1));
                syllables[at] = between ? "yi5" : next.endsWith("4") || isMeasureGe(run, at) ? "yi2" : "yi4";
            }
        }
    }

    /** In ordinals, in digit strings, behind 十, in dates, and at the end of a word 一 is {@code yi1}. */
    private static boolean keepsFirstTone(String run, int at, boolean[] wordEnds) {
        char next = run.charAt(at + 1);
        if (DIGITS.indexOf(next) >= 0 || next == '十' || next == '月' && !countsMonths(run, at)) {
            return true;
        }
        if (next == '日' || next == '号' || next == '楼' || next == '班') {
            return true;
        }
        if (at == 0) {
            return false;
        }
        char before = run.charAt(at - 1);
        boolean endsWord = wordEnds[at] && !wordEnds[at - 1] && !isNumeral(before);
        return endsWord || "第初周期拜之十".indexOf(before) >= 0 || DIGITS.indexOf(before) >= 0;
    }

    /** 一月 is January, except behind 每 and 逐. */
    private static boolean countsMonths(String run, int at) {
        return at > 0 && "每逐".indexOf(run.charAt(at - 1)) >= 0;
    }

    private static boolean isMeasureGe(String run, int at) {
        return run.charAt(at + 1) == '个';
    }

    private static boolean counts(char c) {
        return isNumeral(c) || "个天步次笔遍年张项条".indexOf(c) >= 0;
    }

    private static boolean isNumeral(char c) {
        return DIGITS.indexOf(c) >= 0 || "十百千万亿".indexOf(c) >= 0;
    }
}
