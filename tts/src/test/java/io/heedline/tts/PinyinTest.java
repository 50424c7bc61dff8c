package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PinyinTest {

    private final Pinyin pinyin = Pinyin.standard();

    @ParameterizedTest
    @MethodSource("readings")
    void charactersAreReadAsPeopleReadThem(String text, String reading) {
        assertThat(String.join(" ", pinyin.syllables(text))).isEqualTo(reading);
    }

    @Test
    void syllablesOfAWordStandTogether() {
        assertThat(pinyin.words("请问银行几点下班")).containsExactly("qing3wen4", "yin2hang2", "ji3", "dian3", "xia4ban1");
    }

    @Test
    void numbersAreCutBehindTheirUnitsAndDigitsStandAlone() {
        assertThat(pinyin.words("12345元")).containsExactly("yi2wan4", "er4qian1", "san1bai3", "si4shi2wu3", "yuan2");
        assertThat(pinyin.words("尾号1234")).endsWith("yi1", "er4", "san1", "si4");
        assertThat(pinyin.words("3.14")).containsExactly("san1", "dian3", "yi1", "si4");
        assertThat(pinyin.words("15:30")).containsExactly("shi2wu3", "dian3", "san1shi2", "fen1");
    }

    @Test
    void aPhraseKeepsItsPauses() {
        assertThat(pinyin.phrase("您好，请说：还款、挂失。好吗？好！"))
                .isEqualTo("nin2hao3, qing3 shuo1; huan2kuan3, gua4shi1. hao3 ma5? hao3!");
    }

    @Test
    void lettersAreSpeltAndWhatIsUnknownIsSkipped() {
        assertThat(pinyin.phrase("App你好😀\uD840\uDC00再见")).isEqualTo("A P P ni3hao3 zai4jian4");
        assertThat(pinyin.words("")).isEmpty();
        assertThat(pinyin.phrase("，。")).isEmpty();
    }

    static List<Arguments> readings() {
        return Table.read("pinyin-zh.tsv");
    }
}
