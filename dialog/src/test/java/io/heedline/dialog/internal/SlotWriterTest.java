package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heedline.dialog.internal.Script.SlotType;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MONEY|1234.56|1234.56元|1234.56 yuan",
                "MONEY|86|86.00元|86.00 yuan",
                "MONEY|0.005|0.01元|0.01 yuan",
                "MONEY|-12.5|-12.50元|-12.50 yuan",
                "DATE|2026-12-05|2026年12月5日|December 5, 2026",
                "NUMBER|3|3|3",
                "TEXT|张先生|张先生|张先生",
            })
    void writesInTheFormOfTheLanguage(SlotType type, String answer, String chinese, String english) {
        assertThat(SlotWriter.write(answer, type, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(SlotWriter.write(answer, type, Locale.US)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"MONEY, twelve", "MONEY, '1,234.56'", "DATE, 2026-02-30", "DATE, 5.12.2026", "NUMBER, seven#"})
    void refusesWhatIsNotOfItsTypeWithoutRepeatingIt(SlotType type, String answer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlotWriter.write(answer, type, Locale.US))
                .withMessageContaining("not of type " + type.name().toLowerCase(Locale.ROOT))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(answer));
    }
}
