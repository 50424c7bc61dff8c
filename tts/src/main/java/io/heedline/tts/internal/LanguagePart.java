package io.heedline.tts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a prompt in one language: English words in a Chinese prompt and Chinese ones in an English prompt are
 * spoken by the voice of their own language. Figures belong to the language of the prompt. In a Chinese prompt,
 * abbreviations in capitals are no English words: they are spelt, as Chinese speakers do.
 *
 * @param text what is said
 * @param locale the language it is in
 */
public record LanguagePart(String text, Locale locale) {

    /** English words with a small letter, not grown together with figures as units are. */
    private static final Pattern ENGLISH_WORDS =
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]*[a-z][A-Za-z']*+(?:[ -]+[A-Za-z][A-Za-z']*+)*+(?![A-Za-z0-9])");

    private static final Pattern CHINESE_WORDS = Pattern.compile("[\\p{IsHan}〇]+(?:[，。！？、；：]+[\\p{IsHan}〇]+)*+");

    /** Written like words, said letter by letter or part of a figure. */
    private static final Set<String> NO_WORDS = Set.of("app", "km", "kg", "cm", "mm", "am", "pm", "id", "vip", "pin");

    /** The parts of a prompt in order, at least one. */
    public static List<LanguagePart> of(String text, Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        Matcher foreign = (chinese ? ENGLISH_WORDS : CHINESE_WORDS).matcher(text);
        List<LanguagePart> parts = new ArrayList<>();
        int done = 0;
        while (foreign.find()) {
            if (chinese && isNoWord(foreign.group())) {
                continue;
            }
            add(parts, text.substring(done, foreign.start()), locale);
            add(parts, foreign.group(), chinese ? Locale.ENGLISH : Locale.CHINESE);
            done = foreign.end();
        }
        add(parts, text.substring(done), locale);
        return parts;
    }

    private static boolean isNoWord(String words) {
        return words.length() == 1 || NO_WORDS.contains(words.toLowerCase(Locale.ROOT));
    }

    private static void add(List<LanguagePart> parts, String text, Locale locale) {
        if (!text.isBlank()) {
            parts.add(new LanguagePart(text, locale));
        }
    }
}
