package io.heedline.dialog.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Digits as callers say them one by one, with what people say around and between them. The last letter of an ID card, X,
 * is taken for the key *.
 */
final class SpokenDigits {

    private static final SpokenDigits CHINESE = new SpokenDigits(
            "零0〇0洞0一1幺1二2两2三3四4五5六6七7八8九9x*叉*星*", List.of("不对", "不是", "错了", "说错", "等等", "重说", "重来", "应该是"), "");

    private static final SpokenDigits ENGLISH = new SpokenDigits(
            "zero 0 oh 0 o 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 x * star *",
            List.of("no", "sorry", "wrong", "mean", "wait", "actually", "again", "rather"),
            " ");

    private static final List<String> TEENS =
            List.of("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "));
    private static final List<String> TENS =
            List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));

    /** Digits that count digits: the last four, 后四位. */
    private static final Pattern COUNTED =
            Pattern.compile("[一二两三四五六七八九十]位|第[一二三]|\\b(last|first) (three|four|six)\\b|\\b(four|six) digits\\b");

    private final Map<String, String> digits = new LinkedHashMap<>();
    private final List<String> corrections;
    private final String joint;

    private SpokenDigits(String table, List<String> corrections, String joint) {
        String[] entries = table.split(joint);
        for (int i = 0; i + 1 < entries.length; i += 2) {
            digits.put(entries[i], entries[i + 1]);
        }
        this.corrections = corrections;
        this.joint = joint;
    }

    static SpokenDigits in(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /** The words of digits, for a recogniser. */
    List<String> words() {
        return digits.keySet().stream().filter(word -> !"〇洞星o".contains(word)).toList();
    }

    /**
     * What was heard.
     *
     * @param digits one character each, * for X; empty if there are none
     * @param corrected whether the caller took back what came before
     * @param others how many words, or Chinese characters, are no digits
     */
    record Found(String digits, boolean corrected, int others) {}

    /** The digits in a sentence; after words that take something back, only those that follow count. */
    Found find(String text) {
        String spoken =
                COUNTED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        boolean corrected = false;
        String rest = spoken;
        for (String word : corrections) {
            int at = lastIndex(rest, word);
            if (at >= 0) {
                rest = rest.substring(at + word.length());
                corrected = true;
            }
        }
        StringBuilder found = new StringBuilder();
        int others = 0;
        int times = 1;
        List<String> tokens = tokens(rest);
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String digit = token.matches("[0-9]+") ? token : digits.get(token);
            if (token.equals("double") || token.equals("triple")) {
                times = token.equals("double") ? 2 : 3;
            } else if (digit != null) {
                found.append(digit.repeat(times));
                times = 1;
            } else if (TEENS.contains(token)) {
                found.append(TEENS.indexOf(token) + 10);
            } else if (TENS.contains(token)) {
                String next = i + 1 < tokens.size() ? digits.getOrDefault(tokens.get(i + 1), "0") : "0";
                boolean whole = next.matches("[1-9]");
                found.append(TENS.indexOf(token) + 2).append(whole ? next : "0");
                i += whole ? 1 : 0;
            } else {
                others++;
            }
        }
        return new Found(found.toString(), corrected, others);
    }

    private int lastIndex(String text, String word) {
        return joint.isEmpty() ? text.lastIndexOf(word) : (" " + text + " ").lastIndexOf(" " + word + " ");
    }

    private List<String> tokens(String text) {
        if (!joint.isEmpty()) {
            return Arrays.stream(text.split("[^a-z0-9]+"))
                    .filter(t -> !t.isEmpty())
                    .toList();
        }
        List<String> characters = new ArrayList<>();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(c -> characters.add(Character.toString(c)));
        return characters;
    }
}
