package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.ScenarioException;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Slots, conditions, limits, sub-dialogs and calls of a small scenario; § marks where a fault must be reported. */
class ScenarioLanguageTest {

    private static final String SOUND = """
            scenario: small
            languages: [zh-CN]
            start: ask
            persons: {service: "8000"}
            slots:
              sum: {kind: money}
              total: {kind: money}
              code: {kind: digits, length: 4, secret: true}
              way: {kind: choice, options: {fast: {zh: [快], key: "1"}, slow: {zh: [慢], key: "2"}}}
            operations:
              pay: {needs: {amount: money, how: text}, answers: {left: money}, changes: true, or: [refused]}
            when-call-fails: bye
            not-understood: {say: {zh: 请再说一遍}, then: bye}
            nothing-heard: {say: {zh: 您在吗}, then: bye}
            dialogs:
              sure:
                start: ask
                outcomes: [go, stop]
                states:
                  ask:
                    say: {zh: "{total}可以吗"}
                    listen: {expect: yes-no}
                    on: {"yes": yes_said, "no": stop}
                  yes_said: {return: go}
                  stop: {return: stop}
            states:
              ask:
                at-most: {times: 2, then: bye}
                say: {zh: 多少钱}
                listen: {expect: amount, slot: sum}
                on:
                  filled:
                    - {when: {slot: sum, more-than: "1000"}, to: too_much}
                    - {to: choose}
              too_much:
                say: {zh: 太多了}
                next: ask
              choose:
                say: {zh: 快还是慢}
                listen: {expect: choice, slot: way}
                on: {filled: confirm}
              confirm:
                use: sure
                with: {total: sum}
                on: {go: pay, stop: ask}
              pay:
                call:
                  operation: pay
                  with: {amount: sum, how: way}
                  or: {refused: bye}
                say: {zh: "{way}付了{sum}，还剩{left}"}
                next: bye
              bye:
                say: {zh: 再见}
                transfer: {to: service, reason: done}
            """;

    private static final Understander LISTENER = text -> new Understanding(
            text.equals("好") ? "yes" : text.equals("不") ? "no" : Understanding.NONE,
            0.9,
            List.of(),
            text.endsWith("元") ? Map.of("amount", text.replace("元", "")) : Map.of());

    private final Map<String, String> told = new HashMap<>();
    private final BackEnd backEnd = (operation, arguments) -> {
        told.putAll(arguments);
        return Map.of("left", "5");
    };

    private static CompiledScenario read(String text) {
        return CompiledScenario.read(text.getBytes(StandardCharsets.UTF_8), "small.yaml");
    }

    private String talk(String... said) {
        DialogSession session = read(SOUND).open(LISTENER, backEnd, Locale.CHINESE, Map.of("caller", "1"));
        session.start();
        List<BotAction> last = List.of();
        for (String text : said) {
            last = session.on(text.matches("[0-9*#]+") ? new DialogEvent.Keys(text) : new DialogEvent.Heard(text, 0.9));
        }
        return last.stream()
                .filter(BotAction.Say.class::isInstance)
                .map(a -> ((BotAction.Say) a).text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aSubDialogIsGivenSlotsAndGoesBackWithAnOutcome() {
        assertThat(talk("20元", "快一点")).isEqualTo("20.00元可以吗");
        assertThat(talk("20元", "快一点", "好")).isEqualTo("快付了20.00元，还剩5.00元 再见");
        assertThat(talk("20元", "快一点", "不")).isEqualTo("多少钱");
        assertThat(told)
                .containsEntry("amount", "20")
                .containsEntry("how", "fast")
                .containsKey("key");
    }

    @ParameterizedTest
    @CsvSource({"1000元, 快还是慢", "1000.01元, 太多了 多少钱"})
    void conditionsChooseTheWay(String sum, String answer) {
        assertThat(talk(sum)).isEqualTo(answer);
    }

    @Test
    void aLimitedStateIsLeftAfterItsTimes() {
        assertThat(talk("2000元", "2000元")).isEqualTo("太多了 再见");
    }

    @Test
    void amountsAndChoicesAreKeyedToo() {
        assertThat(talk("20*50#", "2")).isEqualTo("20.50元可以吗");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("unknown kind of slot 'cash'", "total: {kind: money}", "total: {kind: §cash}"),
                fault("expected how many digits", "length: 4", "length: §many"),
                fault("only digits have one", "total: {kind: money}", "total: {kind: money, §length: 3}"),
                fault("chooses another option already", "slow: {zh: [慢], key: \"2\"}", "§slow: {zh: [慢], key: \"1\"}"),
                fault("has no 'slot'", "listen: {expect: amount, slot: sum}", "listen: §{expect: amount}"),
                fault("unknown slot 'some'", "expect: amount, slot: sum", "expect: amount, slot: §some"),
                fault("which is no answer to 'amount'", "expect: amount, slot: sum", "expect: amount, slot: §way"),
                fault("unknown comparison 'above'", "more-than:", "§above:"),
                fault(
                        "'much' is no value of 'sum'",
                        "{slot: sum, more-than: \"1000\"}",
                        "§{slot: sum, more-than: much}"),
                fault("which is neither more nor less", "{slot: sum, more-than", "§{slot: way, more-than"),
                fault("unknown slot 'sun' in a condition", "{slot: sum, more-than", "§{slot: sun, more-than"),
                fault(
                        "what follows if no condition holds",
                        "filled:\n        - {when: {slot: sum, more-than: \"1000\"}, to: too_much}\n        - {to: choose}",
                        "filled:\n        §- {when: {slot: sum, more-than: \"1000\"}, to: too_much}"),
                fault("unknown state 'chose'", "- {to: choose}", "- {to: §chose}"),
                fault("unknown sub-dialog 'shure'", "use: sure", "use: §shure"),
                fault(
                        "does not say what follows the outcome 'stop'",
                        "use: sure\n    with: {total: sum}\n    on: {go: pay, stop: ask}",
                        "use: §sure\n    with: {total: sum}\n    on: {go: pay}"),
                fault("has no outcome 'halt'", "stop: {return: stop}", "stop: {return: §halt}"),
                fault("belongs to the sub-dialog 'sure'", "next: ask", "next: §sure.ask"),
                fault(
                        "does not need 'sum'",
                        "with: {amount: sum, how: way}",
                        "with: {amount: sum, how: way, sum: sum}",
                        "operation: pay\n",
                        "operation: §pay\n"),
                fault(
                        "has no slot 'amount'",
                        "with: {amount: sum, how: way}",
                        "with: {how: way}",
                        "operation: pay\n",
                        "operation: §pay\n"),
                fault("secret and cannot be said", "say: {zh: 多少钱}", "say: {zh: §\"多少钱{code}\"}"),
                fault("expected a number from 1 to 9", "times: 2", "times: §0"),
                fault("no file 'more.yaml'", "start: ask\npersons", "start: ask\ninclude: [§more.yaml]\npersons"),
                fault("expected one of service", "to: service", "to: §servise"),
                fault("has no effect without 'use'", "next: ask", "next: ask\n    §with: {total: sum}"));
    }

    private static Arguments fault(String message, String... replacements) {
        return Arguments.of(message, replacements);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isReportedWithLineColumnAndWhatWasExpected(String message, String[] replacements) {
        String marked = SOUND;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(marked).contains(replacements[i]);
            marked = marked.replace(replacements[i], replacements[i + 1]);
        }
        int mark = marked.indexOf('§');
        int line =
                (int) marked.substring(0, mark).chars().filter(c -> c == '\n').count() + 1;
        int column = mark - (marked.lastIndexOf('\n', mark - 1) + 1) + 1;
        String broken = marked.replace("§", "");

        ScenarioException thrown = catchThrowableOfType(ScenarioException.class, () -> read(broken));

        assertThat(thrown.problems()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line() + ":" + problem.column()).isEqualTo(line + ":" + column);
        });
    }

    @Test
    void aFaultInAnIncludedFileNamesThatFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("more.yaml"), "slots:\n  extra: {kind: cash}\n");
        Path file = Files.writeString(
                folder.resolve("main.yaml"),
                SOUND.replace("start: ask\npersons", "start: ask\ninclude: [more.yaml]\npersons"));

        ScenarioException thrown = catchThrowableOfType(ScenarioException.class, () -> CompiledScenario.load(file));

        assertThat(thrown).hasMessageContaining("more.yaml:2:17: unknown kind of slot 'cash'");
    }

    @Test
    void subDialogsInACircleAreRefused() {
        String circle = SOUND.replace("stop: {return: stop}", "stop: {use: sure, on: {go: yes_said, stop: yes_said}}");

        assertThat(catchThrowableOfType(ScenarioException.class, () -> read(circle)))
                .hasMessageContaining("sure -> sure use each other in a circle");
    }
}
