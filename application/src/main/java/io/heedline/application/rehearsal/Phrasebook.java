package io.heedline.application.rehearsal;

import io.heedline.nlu.IntentExamples;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What simulated people of one language say, by occasion; from {@code phrases_zh.txt} and {@code phrases_en.txt}. */
final class Phrasebook {

    private static final String[] CHINESE_DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final String[] ENGLISH_DIGITS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };
    private static final String[] ENGLISH_DAYS = {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty first",
        "twenty second",
        "twenty third",
        "twenty fourth",
        "twenty fifth",
        "twenty sixth",
        "twenty seventh",
        "twenty eighth"
    };

    private final Locale locale;
    private final IntentExamples phrases;

    private Phrasebook(Locale locale, IntentExamples phrases) {
        this.locale = locale;
        this.phrases = phrases;
    }

    static Phrasebook of(Locale locale) {
        String name = "phrases_" + locale.getLanguage() + ".txt";
        try (InputStream in = Phrasebook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("Nobody is there who speaks '" + locale.toLanguageTag()
                        + "'; simulated people speak zh-CN and en-US");
            }
            IntentExamples all = IntentExamples.read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
            return new Phrasebook(locale, unlearnt(all, IntentExamples.shipped(locale)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the wishes that understanding has come to learn from. */
    private static IntentExamples unlearnt(IntentExamples phrases, IntentExamples learnt) {
        Set<String> known = learnt.intents().stream()
                .flatMap(intent -> learnt.sentences(intent).stream())
                .collect(Collectors.toSet());
        Set<String> wishes = Arrays.stream(Service.values()).map(Service::label).collect(Collectors.toSet());
        Map<String, List<String>> kept = new LinkedHashMap<>();
        phrases.all()
                .forEach((occasion, all) -> kept.put(
                        occasion,
                        all.stream()
                                .filter(phrase -> !wishes.contains(occasion)
                                        || !known.contains(Line.fluent(phrase).text()))
                                .toList()));
        return IntentExamples.of(kept);
    }

    Locale locale() {
        return locale;
    }

    /** What may be said on an occasion; a bar marks where somebody who hesitates may pause. */
    List<String> phrases(String occasion) {
        return phrases.sentences(occasion);
    }

    String pick(String occasion, RandomGenerator random) {
        List<String> all = phrases(occasion);
        return all.get(random.nextInt(all.size()));
    }

    boolean chinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** Digits one by one; in Chinese {@code yao} reads the one as on the telephone, in English the zero as "oh". */
    String digits(String digits, boolean yao) {
        StringBuilder spoken = new StringBuilder();
        for (char digit : digits.toCharArray()) {
            int value = Character.digit(digit, 10);
            if (value < 0) {
                spoken.append(chinese() ? "叉" : " x");
            } else if (chinese()) {
                spoken.append(yao && value == 1 ? "幺" : CHINESE_DIGITS[value]);
            } else {
                spoken.append(' ').append(yao && value == 0 ? "oh" : ENGLISH_DIGITS[value]);
            }
        }
        return spoken.toString().strip();
    }

    /** A day of the month, 1 to 28, as it is said: 十五, fifteenth. */
    String day(int day) {
        if (!chinese()) {
            return ENGLISH_DAYS[day - 1];
        }
        int tens = day / 10;
        String ten = tens == 0 ? "" : (tens == 1 ? "" : CHINESE_DIGITS[tens]) + "十";
        return ten + (day % 10 == 0 ? "" : CHINESE_DIGITS[day % 10]);
    }
}
