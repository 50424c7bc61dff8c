package io.heedline.application.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the company's engineers read is what is asked for. */
class BackEndDocumentTest {

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"back-end.md", "back-end.zh.md"})
    void everyOperationStandsInItWithWhatIsSentAndAnswered(String name) throws IOException {
        assertThat(document(name).lines())
                .contains(Operations.ALL.stream().map(BackEndDocumentTest::row).toArray(String[]::new));
    }

    private static String row(Operation operation) {
        String marks = (operation.verified() ? " \\*" : "") + (operation.keyed() ? " !" : "");
        String answers = operation.answers().entrySet().stream()
                .map(answer -> code(answer.getKey())
                        + (operation.optional().contains(answer.getKey()) ? "? " : " ")
                        + answer.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "| " + code(operation.name()) + marks + " | " + codes(operation.arguments().stream()) + " | "
                + (answers.isEmpty() ? "–" : answers) + " | "
                + codes(operation.outcomes().stream().sorted()) + " |";
    }

    private static String codes(Stream<String> names) {
        String all = names.map(BackEndDocumentTest::code).collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    @ParameterizedTest
    @ValueSource(strings = {"back-end.md", "back-end.zh.md"})
    void theWorkedExampleIsSignedAsItSays(String name) throws IOException {
        String example = document(name);
        String key = found(example, "HEEDLINE_BANK_SIGNINGKEY=([0-9a-f]+)");
        String path = found(example, "(?m)^ *POST (\\S+) HTTP/1.1$");
        String body = found(example, "(?m)^ *(\\{\"callee\".*\\})$");

        String signature = new RequestSigner(key)
                .signature(
                        "POST",
                        path,
                        header(example, RequestSigner.TIMESTAMP),
                        header(example, RequestSigner.NONCE),
                        body.getBytes(StandardCharsets.UTF_8),
                        header(example, RequestSigner.IDEMPOTENCY_KEY));

        assertThat(header(example, RequestSigner.SIGNATURE)).isEqualTo(signature);
        assertThat(header(example, "Content-Length"))
                .isEqualTo(String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
    }

    private static String header(String document, String name) {
        return found(document, "(?m)^ *" + name + ": (\\S+)$");
    }

    private static String found(String document, String pattern) {
        Matcher match = Pattern.compile(pattern).matcher(document);
        assertThat(match.find()).as("the document has %s", pattern).isTrue();
        return match.group(1);
    }
}
