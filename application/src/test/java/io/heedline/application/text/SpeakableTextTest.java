package io.heedline.application.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"我要查一下账单", "您本月的账单是1234.56元。", "VIP客户", "好"})
    void letsChineseBeSpokenWithTheLettersAndFiguresThatStandInIt(String text) {
        assertThat(SpeakableText.fault(text, Locale.SIMPLIFIED_CHINESE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Привет, Cyrillic", "你好こんにちは, Hiragana", "مرحبا, Arabic", "안녕하세요, Hangul"})
    void namesTheScriptItCannotRead(String text, String script) {
        assertThat(SpeakableText.fault(text, Locale.SIMPLIFIED_CHINESE))
                .hasValueSatisfying(fault -> assertThat(fault).contains(script).contains("expected Chinese"));
    }

    @Test
    void doesNotLetTheEnglishVoiceReadChinese() {
        assertThat(SpeakableText.fault("hello 你好", Locale.US)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "？！。", "…"})
    void wantsWords(String text) {
        assertThat(SpeakableText.fault(text, Locale.SIMPLIFIED_CHINESE))
                .hasValueSatisfying(fault -> assertThat(fault).contains("nothing to speak"));
    }

    @Test
    void wantsNoBooks() {
        assertThat(SpeakableText.fault("好".repeat(5_001), Locale.SIMPLIFIED_CHINESE))
                .hasValueSatisfying(fault -> assertThat(fault).contains("5001").contains("5000"));
    }
}
