package io.heedline.application.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a company's system replies: it is what the operation promises, or it is refused without being quoted. */
class MessagesFuzzTest {

    private static final String SECRET = "6222020000123456789";

    @Provide
    Arbitrary<Operation> operations() {
        return Arbitraries.of(Operations.ALL);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "1e999999",
                        "-0",
                        "1e-400",
                        "0.00001",
                        "NaN",
                        "12345678901234567890",
                        "\"\"",
                        "\"2026-02-30\"",
                        "\"2026-12-05\"",
                        "\"12.345\"",
                        "\"358.20\"",
                        "\"12\\u0000\"",
                        "7"),
                Arbitraries.strings().ofMaxLength(30).map(text -> "\"" + text + "\""),
                Arbitraries.bigDecimals().map(BigDecimal::toString));
    }

    @Property(tries = 300)
    void bytesOfAnyKindAreAnswersOrRefused(@ForAll("operations") Operation operation, @ForAll byte[] reply) {
        judge(operation, reply);
    }

    @Property(tries = 1_000)
    void valuesOfAnyKindAreAnswersOrRefused(
            @ForAll("operations") Operation operation,
            @ForAll("values") String value,
            @ForAll("values") String outcome) {
        StringBuilder answers = new StringBuilder("{\"answers\": {");
        operation
                .answers()
                .keySet()
                .forEach(name -> answers.append('"')
                        .append(name)
                        .append("\": ")
                        .append(value)
                        .append(','));
        answers.append("\"more\": \"").append(SECRET).append("\"}}");
        judge(operation, answers.toString().getBytes(StandardCharsets.UTF_8));
        judge(operation, ("{\"outcome\": " + outcome + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static void judge(Operation operation, byte[] reply) {
        Map<String, String> answers;
        try {
            answers = Messages.answers(operation, reply);
        } catch (BackEndException e) {
            assertThat(e).hasNoCause();
            assertThat(e.getMessage())
                    .contains(operation.name())
                    .contains("expected")
                    .doesNotContain(SECRET)
                    .hasSizeLessThan(300);
            return;
        }
        if (answers.containsKey(BackEnd.OUTCOME)) {
            assertThat(operation.outcomes()).contains(answers.get(BackEnd.OUTCOME));
            return;
        }
        assertThat(operation.answers().keySet()).containsAll(answers.keySet());
        answers.forEach((name, value) -> assertSayable(operation.answers().get(name), value));
    }

    private static void assertSayable(AnswerKind kind, String value) {
        switch (kind) {
            case MONEY -> assertThat(new BigDecimal(value).scale()).isBetween(0, 2);
            case DATE -> LocalDate.parse(value);
            case NUMBER -> assertThat(new BigDecimal(value).toPlainString()).hasSizeLessThan(20);
            case DIGITS -> assertThat(value).matches("[0-9]+");
            case TEXT -> assertThat(value).isNotBlank().hasSizeLessThanOrEqualTo(200);
        }
    }
}
