package io.heedline.nlu.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Brings recognised text to one form: full-width to half-width, lower case, no punctuation, blanks only where needed. */
public final class SpokenText {

    /** Longer input is cut: no spoken turn comes near it, and work stays bounded. */
    static final int MAX_CHARS = 400;

    private SpokenText() {}

    /** The text with punctuation turned to blanks, blanks beside Chinese characters dropped, and others made single. */
    public static String normalise(String text) {
        String cut = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        String folded = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(folded.length());
        boolean blank = false;
        int last = -1;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean inNumber = c == '.'
                    && last >= '0'
                    && last <= '9'
                    && i < folded.length()
                    && Character.isDigit(folded.charAt(i));
            if (!Character.isLetterOrDigit(c) && c != '\'' && !inNumber) {
                blank = true;
                continue;
            }
            if (blank && last >= 0 && !isHan(c) && !isHan(last)) {
                out.append(' ');
            }
            blank = false;
            out.appendCodePoint(c);
            last = c;
        }
        return out.toString();
    }

    /** Whether a code point is a Chinese character. */
    public static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
