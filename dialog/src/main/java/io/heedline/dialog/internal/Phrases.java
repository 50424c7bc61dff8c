package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.nlu.YesNo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a recogniser is told to expect where a state listens: nothing, where the caller may say anything. */
final class Phrases {

    /** With words that sound like digits: what is heard as one of them is a digit all the same, and not to be refused. */
    private static final List<String> CHINESE_DIGITS =
            List.of("零 一 幺 二 两 三 四 五 六 七 八 九 叉 要 查 爸爸 次 事 期 林 亿 就".split(" "));

    private static final List<String> ENGLISH_DIGITS = List.of(
            "zero oh one two three four five six seven eight nine double triple x to too who for ate".split(" "));

    private Phrases() {}

    static List<String> of(Listen listen, Locale locale, Script script, YesNo rules) {
        Set<String> phrases = new LinkedHashSet<>();
        List<String> own = listen.phrases().getOrDefault(locale, List.of());
        if (listen.kind() == Expectation.YES_NO) {
            phrases.addAll(rules.forms());
        } else if (listen.kind() == Expectation.DIGITS) {
            phrases.addAll(locale.getLanguage().equals("zh") ? CHINESE_DIGITS : ENGLISH_DIGITS);
        }
        phrases.addAll(own);
        if (!phrases.isEmpty()) {
            phrases.addAll(script.common().asides().getOrDefault(locale, List.of()));
        }
        return List.copyOf(phrases);
    }
}
