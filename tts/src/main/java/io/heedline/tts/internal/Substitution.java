package io.heedline.tts.internal;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of a number grammar: where the pattern matches, the match is replaced by its spoken form.
 *
 * @param pattern what is looked for
 * @param spoken the words for a match; the whole match is kept as it is where this gives null
 */
record Substitution(Pattern pattern, Function<MatchResult, String> spoken) {

    static Substitution of(String regex, Function<MatchResult, String> spoken) {
        return new Substitution(Pattern.compile(regex), spoken);
    }

    /** A rule with fixed words in the place of every match. */
    static Substitution fixed(String regex, String words) {
        return of(regex, match -> words);
    }

    String apply(String text) {
        return pattern.matcher(text).replaceAll(match -> {
            String words = spoken.apply(match);
            return Matcher.quoteReplacement(words == null ? match.group() : words);
        });
    }
}
