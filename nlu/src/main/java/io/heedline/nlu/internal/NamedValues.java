package io.heedline.nlu.internal;

import io.heedline.nlu.IntentExamples;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Values that have names, from a list: sections {@code [kind value]}, in each the phrases that mean the value. Of several
 * mentions the last counts (从自动扣款改成转账), of phrases in each other the longest (取消自动扣款). Immutable.
 */
final class NamedValues {

    private record Named(String kind, String value) {}

    private record Mention(int start, int end, String value) {
        /** Whether this one is said later, or is the longer of two that overlap. */
        boolean outdoes(Mention other) {
            boolean apart = start >= other.end || end <= other.start;
            return apart ? start > other.start : end - start > other.end - other.start;
        }
    }

    private final Map<String, Named> byPhrase = new HashMap<>();

    private NamedValues(IntentExamples listed) {
        for (String section : listed.intents()) {
            int blank = section.indexOf(' ');
            Named named = new Named(section.substring(0, blank), section.substring(blank + 1));
            listed.sentences(section).forEach(phrase -> byPhrase.put(phrase, named));
        }
    }

    static NamedValues in(Locale locale) {
        String name = "values_" + locale.getLanguage() + ".txt";
        try (InputStream in = IntentExamples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "No named values for language '" + locale.toLanguageTag() + "'; there are some for zh and en");
            }
            return new NamedValues(IntentExamples.read(new InputStreamReader(in, StandardCharsets.UTF_8), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The named values in a normalised sentence by kind. */
    Map<String, String> find(String spoken) {
        Map<String, Mention> last = new HashMap<>();
        byPhrase.forEach((phrase, named) -> {
            for (int at = spoken.indexOf(phrase); at >= 0; at = spoken.indexOf(phrase, at + 1)) {
                int end = at + phrase.length();
                if (isWhole(spoken, at, end)) {
                    last.merge(named.kind(), new Mention(at, end, named.value()), (a, b) -> b.outdoes(a) ? b : a);
                }
            }
        });
        Map<String, String> values = new HashMap<>();
        last.forEach((kind, mention) -> values.put(kind, mention.value()));
        return values;
    }

    /** English words are to stand by themselves; Chinese has no blanks. */
    private static boolean isWhole(String spoken, int start, int end) {
        return !(start > 0 && isLatin(spoken.charAt(start)) && isLatin(spoken.charAt(start - 1)))
                && !(end < spoken.length() && isLatin(spoken.charAt(end - 1)) && isLatin(spoken.charAt(end)));
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }
}
