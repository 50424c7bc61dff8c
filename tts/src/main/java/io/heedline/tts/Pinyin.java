package io.heedline.tts;

import io.heedline.tts.internal.ChineseReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How Chinese text is read, in pinyin with tone numbers: {@code 银行还款} becomes {@code yin2hang2 huan2kuan3}.
 *
 * <p>Tones 1 to 4, 5 for the neutral tone, {@code v} for ü. The tone changes of 一 and 不 are made ({@code yi2xia4},
 * {@code bu2shi4}), those of third tones are not: the engine makes them. Characters with several readings are decided
 * by a reviewed table of phrases and contexts, then by a general dictionary. Figures are written out first, as by
 * {@link SpokenText}. Latin letters stay, each a word of its own in upper case. Characters without a known reading are
 * skipped. Any string is accepted.
 *
 * <p>Immutable; safe for many threads. The first use loads dictionaries and takes about half a second.
 */
public final class Pinyin {

    private static final class Loaded {
        private static final Pinyin STANDARD = new Pinyin();
    }

    private final ChineseReader reader = new ChineseReader();

    private Pinyin() {}

    /** The readings shipped with Heedline. */
    public static Pinyin standard() {
        return Loaded.STANDARD;
    }

    /** The words of a text, each with its syllables written together, without punctuation. */
    public List<String> words(String text) {
        return tokens(text).stream().filter(token -> !isPause(token)).toList();
    }

    /** The reading of each Chinese character of a text, in order; those without a known reading are left out. */
    public List<String> syllables(String text) {
        List<String> syllables = new ArrayList<>();
        for (String run : SpokenText.of(text, Locale.CHINESE).split("[^\\p{IsHan}〇]+")) {
            Arrays.stream(reader.syllables(run)).filter(Objects::nonNull).forEach(syllables::add);
        }
        return syllables;
    }

    /** The words separated by blanks, with the marks {@code , ; ? ! .} where the text has a pause. */
    public String phrase(String text) {
        StringBuilder phrase = new StringBuilder();
        for (String token : tokens(text)) {
            boolean pause = isPause(token);
            if (pause && (phrase.isEmpty() || isPause(phrase.substring(phrase.length() - 1)))) {
                continue;
            }
            phrase.append(pause || phrase.isEmpty() ? "" : " ").append(token);
        }
        return phrase.toString();
    }

    private List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        SpokenText.of(text, Locale.CHINESE).codePoints().forEach(c -> {
            boolean han = c == '〇' || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (han) {
                run.appendCodePoint(c);
                return;
            }
            endRun(run, tokens);
            if (c < 0x80 && Character.isLetter(c)) {
                tokens.add(Character.toString(Character.toUpperCase(c)));
            } else if (c != ' ') {
                tokens.add(pause(c));
            }
        });
        endRun(run, tokens);
        return tokens;
    }

    private void endRun(StringBuilder run, List<String> tokens) {
        if (!run.isEmpty()) {
            tokens.addAll(reader.words(run.toString()));
            run.setLength(0);
        }
    }

    private static String pause(int mark) {
        return switch (mark) {
            case '。', '.' -> ".";
            case '？', '?' -> "?";
            case '！', '!' -> "!";
            case '；', ';', '：', ':', '…' -> ";";
            default -> ",";
        };
    }

    private static boolean isPause(String token) {
        return token.length() == 1 && ".?!;,".contains(token);
    }
}
