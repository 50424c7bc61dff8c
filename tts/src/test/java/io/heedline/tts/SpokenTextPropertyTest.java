package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpokenTextPropertyTest {

    private static final String CHINESE_MARKS = "，。！？；：、,.!?;:… ";
    private static final String ENGLISH_MARKS = ",.!?;:'- ";

    @Property(tries = 2000)
    void chineseLeavesNothingThatCannotBeSaid(@ForAll("anything") String text) {
        String spoken = SpokenText.of(text, Locale.CHINESE);

        assertThat(spoken.codePoints().allMatch(c -> isLatin(c) || isHan(c) || CHINESE_MARKS.indexOf(c) >= 0))
                .as(spoken)
                .isTrue();
    }

    @Property(tries = 2000)
    void englishLeavesNothingThatCannotBeSaid(@ForAll("anything") String text) {
        String spoken = SpokenText.of(text, Locale.ENGLISH);

        assertThat(spoken.codePoints().allMatch(c -> isLatin(c) || ENGLISH_MARKS.indexOf(c) >= 0))
                .as(spoken)
                .isTrue();
    }

    @Property(tries = 500)
    void pinyinIsLettersWithTones(@ForAll("anything") String text) {
        assertThat(Pinyin.standard().words(text)).allMatch(word -> word.matches("[A-Z]|(?:[a-z]+[1-5])+"));
    }

    @Property(tries = 500)
    void theReadingOfAPhraseIsItsWordsAndPauses(@ForAll("anything") String text) {
        String phrase = Pinyin.standard().phrase(text);

        assertThat(phrase.replaceAll("[.?!;,]", "").strip())
                .isEqualTo(String.join(" ", Pinyin.standard().words(text)));
        assertThat(phrase).doesNotContainPattern("[.?!;,]{2}|^[.?!;,]");
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> figures = Arbitraries.strings()
                .withChars("0123456789.,:/-~%￥¥$€元块角分年月日号点时万亿第尾号电话 +*#①½٣三二两百abTAMpm".toCharArray())
                .ofMaxLength(30);
        Arbitrary<String> unicode = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> wide = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
        Arbitrary<String> mixed = figures.flatMap(left -> unicode.map(right -> left + right));
        return Arbitraries.oneOf(figures, unicode, wide, mixed);
    }

    private static boolean isLatin(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
