package io.heedline.tts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagePartTest {

    @ParameterizedTest
    @CsvSource({
        "您好, zh:您好",
        "您的Visa卡, zh:您的|en:Visa|zh:卡",
        "请说Hello World吧, zh:请说|en:Hello World|zh:吧",
        "打开手机APP, zh:打开手机APP",
        "打开App, zh:打开App",
        "还有5km, zh:还有5km",
        "下午3:30pm, zh:下午3:30pm",
        "CA1234航班, zh:CA1234航班",
    })
    void englishWordsInChineseAreEnglish(String text, String parts) {
        assertThat(parts(text, Locale.SIMPLIFIED_CHINESE)).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"'Hello, 单先生!', 'en:Hello, |zh:单先生|en:!'", "Hello, en:Hello", "银行, zh:银行"})
    void chineseWordsInEnglishAreChinese(String text, String parts) {
        assertThat(parts(text, Locale.US)).isEqualTo(parts);
    }

    @Property
    void nothingButBlanksIsLost(@ForAll String text) {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.US)) {
            String joined = String.join(
                    "",
                    LanguagePart.of(text, locale).stream()
                            .map(LanguagePart::text)
                            .toList());
            assertThat(visible(joined)).isEqualTo(visible(text));
        }
    }

    private static List<Integer> visible(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).boxed().toList();
    }

    private static String parts(String text, Locale locale) {
        return String.join(
                "|",
                LanguagePart.of(text, locale).stream()
                        .map(part -> part.locale().getLanguage() + ":" + part.text())
                        .toList());
    }
}
