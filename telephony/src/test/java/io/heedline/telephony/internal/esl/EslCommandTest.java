package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslCommandTest {

    /** Anything, with what could do harm more often than chance would have it. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(30);
        Arbitrary<String> harmful = Arbitraries.of(
                "\n",
                "\r\n",
                "\n\n",
                "\u0000",
                "\u0085",
                "\u2028",
                ": ",
                "api reload",
                "Content-Length: 9",
                "event-lock");
        return Arbitraries.oneOf(anything, harmful)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Property
    void whateverIsInAnArgumentTheCommandIsOneLine(@ForAll("hostile") String argument) {
        EslCommand command;
        try {
            command = EslCommand.api("uuid_setvar", argument);
        } catch (IllegalArgumentException refused) {
            assertThat(argument).matches("(?s).*\\p{Cntrl}.*|(?s).*[\\x7f-\\x9f].*");
            return;
        }
        assertThat(command.wire()).endsWith("\n\n").startsWith("api uuid_setvar");
        assertThat(lines(command)).hasSize(1);
    }

    @Property
    void whateverIsInHeadersThereIsOneLineForEachAndNoBody(
            @ForAll("hostile") String name, @ForAll("hostile") String value, @ForAll("hostile") String other) {
        EslCommand command = EslCommand.message("uuid", "execute");
        int lines = 2;
        try {
            command = command.with("execute-app-arg", value);
            lines++;
            command = command.with(name, other);
            lines += name.equalsIgnoreCase("call-command") || name.equalsIgnoreCase("execute-app-arg") ? 0 : 1;
        } catch (IllegalArgumentException refused) {
            // Then the command is as it was.
        }
        assertThat(lines(command)).hasSize(lines).allMatch(line -> line.equals("sendmsg uuid") || line.contains(": "));
        assertThat(command.wire().toLowerCase()).doesNotContain("\ncontent-length");
    }

    @Property
    void aJobKeepsItsIdWhateverTheCommand(
            @ForAll @Size(max = 3) List<@net.jqwik.api.constraints.AlphaChars String> words) {
        EslCommand job =
                EslCommand.api("originate", words.toArray(String[]::new)).inBackground("job-1");

        assertThat(lines(job)).hasSize(2);
        assertThat(lines(job).get(0)).startsWith("bgapi originate");
        assertThat(lines(job).get(1)).isEqualTo("Job-UUID: job-1");
    }

    /** Of the wire form, without the empty line that ends it. */
    private static List<String> lines(EslCommand command) {
        String wire = command.wire();
        assertThat(wire).endsWith("\n\n");
        assertThat(wire.indexOf("\n\n")).isEqualTo(wire.length() - 2);
        return List.of(wire.substring(0, wire.length() - 2).split("\n", -1));
    }

    @Test
    void anExecutionWaitsBehindTheRunningOne() {
        assertThat(EslCommand.execute("c1", "playback", "a b.wav").wire())
                .isEqualTo("sendmsg c1\ncall-command: execute\nexecute-app-name: playback\nevent-lock: true\n"
                        + "execute-app-arg: a b.wav\n\n");
    }

    @Test
    void aHeaderReplacesTheOneOfItsName() {
        assertThat(EslCommand.message("c1", "unicast")
                        .with("Event-Lock", "true")
                        .with("event-lock", "false")
                        .wire())
                .isEqualTo("sendmsg c1\ncall-command: unicast\nevent-lock: false\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\u0000", "a\u0085b", "\u001b[2J", "\u007f"})
    void controlCharactersAreRefusedAndNotRepeatedInTheMessage(String hostile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EslCommand.of("api", hostile))
                .withMessageMatching("[ -~]+U\\+00[0-9A-F]{2} at character [0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "ä", "Content-Length", "content-length"})
    void headerNamesThatMeanSomethingElseAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EslCommand.message("c1", "hangup").with(name, "1"));
    }

    @Test
    void anEmptyCommandWouldGetNoReplyAndIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.of("  "));
    }

    @Test
    void onlyApiCommandsRunInTheBackground() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EslCommand.of("linger", "5").inBackground("job"));
    }

    @Test
    void itsTextLeavesOutNumbersAndPasswords() {
        assertThat(EslCommand.of("auth", "secret")).hasToString("auth");
        assertThat(EslCommand.api("originate", "sofia/gateway/trunk/13800138000"))
                .hasToString("api originate");
    }
}
