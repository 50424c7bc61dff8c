package io.heedline.asr.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.asr.training.language.SpokenLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCountTest {
    @ParameterizedTest
    @CsvSource({
        "zh, 查 账单, 查账单, 0, 3",
        "zh, 查账单, 查帐单, 1, 3",
        "zh, 查账单, 账单, 1, 3",
        "zh, 查账单, '', 3, 3",
        "zh, 好, 好 的, 1, 1",
        "en, check my bill, check my bill, 0, 3",
        "en, check my bill, check the bills, 2, 3",
        "en, check my bill, my bill, 1, 3",
        "en, check my bill, '', 3, 3"
    })
    void countsUnitsWrongMissingAndTooMany(String language, String said, String heard, int errors, int units) {
        SpokenLanguage spoken = SpokenLanguage.of(language);
        assertThat(ErrorCount.of(spoken.units(said), spoken.units(heard))).isEqualTo(new ErrorCount(errors, units));
    }
}
