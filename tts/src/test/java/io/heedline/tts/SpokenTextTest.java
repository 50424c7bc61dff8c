package io.heedline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heedline.tts.SpokenText.DigitOne;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpokenTextTest {

    @ParameterizedTest
    @MethodSource("chinese")
    void chineseIsWrittenTheWayItIsSpoken(String written, String spoken) {
        assertThat(SpokenText.of(written, Locale.SIMPLIFIED_CHINESE)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @MethodSource("english")
    void englishIsWrittenTheWayItIsSpoken(String written, String spoken) {
        assertThat(SpokenText.of(written, Locale.US)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void spokenChineseStaysAsItIs(String written, String spoken) {
        assertThat(SpokenText.of(spoken, Locale.SIMPLIFIED_CHINESE)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @MethodSource("english")
    void spokenEnglishStaysAsItIs(String written, String spoken) {
        assertThat(SpokenText.of(spoken, Locale.US)).isEqualTo(spoken);
    }

    @Test
    void theTablesAreLarge() {
        assertThat(chinese()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(english()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void oneIsYaoWhereTheCallerAsksForIt() {
        String text = "尾号1211，电话13800138000，共1元";

        assertThat(SpokenText.of(text, Locale.CHINESE, DigitOne.YI)).isEqualTo("尾号一二一一，电话一三八，零零一三，八零零零，共一元");
        assertThat(SpokenText.of(text, Locale.CHINESE, DigitOne.YAO_IN_TELEPHONE_NUMBERS))
                .isEqualTo("尾号一二一一，电话幺三八，零零幺三，八零零零，共一元");
        assertThat(SpokenText.of(text, Locale.CHINESE, DigitOne.YAO)).isEqualTo("尾号幺二幺幺，电话幺三八，零零幺三，八零零零，共一元");
    }

    @Test
    void aLanguageNobodySpeaksIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpokenText.of("Guten Tag", Locale.GERMANY))
                .withMessageContaining("de-DE");
    }

    static List<Arguments> chinese() {
        return Table.read("spoken-zh.tsv");
    }

    static List<Arguments> english() {
        return Table.read("spoken-en.tsv");
    }
}
