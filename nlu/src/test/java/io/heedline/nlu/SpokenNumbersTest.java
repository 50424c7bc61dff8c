package io.heedline.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenNumbersTest {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @ParameterizedTest
    @CsvSource({
        "幺二, 12",
        "三七要九, 3719",
        "三八七查, 387*",
        "二四六查零要, 246801",
        "爸爸三三, 8833",
        "尾号是幺二 嗯 三四, 1234",
        "五, 5",
        "后四位是三二幺叉, 321*",
        "两个五 三个零, 55000",
        "不是 是一二三四, 1234",
        "一二三四不对是一二三五, 1235",
        "我的验证码是五二九零四七, 529047",
    })
    void joinsThePiecesOfADigitString(String text, String digits) {
        assertThat(SpokenNumbers.digits(text, CHINESE)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "五百块", "十五号", "再说一遍", "等一下", "我要查余额", "嗯"})
    void seesNoDigitsWhereSomethingIsCounted(String text) {
        assertThat(SpokenNumbers.digits(text, CHINESE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我的尾号是", "幺二", "幺二三嗯", "三千零", "十二月", "改到", "每个月", "后四位", "是五"})
    void aChineseNumberBrokenOffIsUnfinished(String text) {
        assertThat(SpokenNumbers.unfinished(text, CHINESE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "幺二三四", "三二幺叉", "五百块", "十五号", "不是", "我要查余额", "两千五", "月底"})
    void aChineseNumberThatStandsIsFinished(String text) {
        assertThat(SpokenNumbers.unfinished(text, CHINESE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "one two, 12",
        "four three to one, 4321",
        "nine no to seven one four, 902714",
        "to four six ate zero one, 246801",
        "the last four are double five oh two, 5502",
        "three two one ex, 321*",
        "one two three four no one two three five, 1235",
        "twenty five eighteen, 2518",
    })
    void joinsEnglishDigits(String text, String digits) {
        assertThat(SpokenNumbers.digits(text, Locale.US)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it is", "one two", "one two three um", "double", "on the", "december", "i can pay"})
    void anEnglishNumberBrokenOffIsUnfinished(String text) {
        assertThat(SpokenNumbers.unfinished(text, Locale.US)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one two three four", "the fifteenth", "two hundred dollars", "yes", "check my bill"})
    void anEnglishNumberThatStandsIsFinished(String text) {
        assertThat(SpokenNumbers.unfinished(text, Locale.US)).isFalse();
    }

    @Property(tries = 1000)
    void anyTextGivesDigitsAndAtMostOneLastX(@ForAll("texts") String text) {
        for (Locale locale : new Locale[] {CHINESE, Locale.US}) {
            SpokenNumbers.unfinished(text, locale);
            assertThat(SpokenNumbers.digits(text, locale)).matches("([0-9]+\\*?)?");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> chinese = Arbitraries.strings()
                .withChars("零幺一二两三四五六七八九十百千万叉x个号是不对嗯的后位12 ")
                .ofMaxLength(40);
        Arbitrary<String> english = Arbitraries.of(
                        "one", "oh", "double", "ex", "x", "twenty", "five", "no", "um", "12x", "hundred", "the", "4",
                        "to")
                .list()
                .ofMaxSize(15)
                .map(words -> String.join(" ", words));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), chinese, english);
    }

    @Test
    void anotherLanguageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpokenNumbers.digits("un deux", Locale.FRANCE))
                .withMessageContaining("fr-FR");
    }
}
