package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallCommandTest {

    private final CapturedConsole console = new CapturedConsole();

    @ParameterizedTest
    @ValueSource(strings = {"abc", "12", "1234567890123456", "138 0000", "++123"})
    void refusesACallerThatIsNoTelephoneNumber(String from) {
        int status = console.run("call", "--from", from, "--turn", "你好");

        assertThat(status).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .contains("\"" + from + "\" is no telephone number")
                .contains("3 to 15 digits");
    }
}
