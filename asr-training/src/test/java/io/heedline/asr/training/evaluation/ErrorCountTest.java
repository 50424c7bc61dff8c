package io.heedline.asr.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCountTest {
    @ParameterizedTest
    @CsvSource({"查 账单, 查账单, 0, 3", "查账单, 查帐单, 1, 3", "查账单, 账单, 1, 3", "查账单, '', 3, 3", "好, 好 的, 1, 1"})
    void countsCharactersWrongMissingAndTooMany(String said, String heard, int errors, int characters) {
        assertThat(ErrorCount.of(said, heard)).isEqualTo(new ErrorCount(errors, characters));
    }
}
