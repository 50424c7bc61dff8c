package io.heedline.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault is planted in a sound scenario by changing its text; one rule alone must find it, with the path to it. */
class PlantedFaultsTest {

    private static final String SOUND = """
            scenario: small
            languages: [zh-CN, en-US]
            start: hello
            operations:
              balance:
                answers: {balance: money, due_date: date}
                or: [unknown]
            when-call-fails: sorry
            always:
              goodbye: bye
            always-keys:
              "0": sorry
            not-understood:
              say:
                - {zh: 请再说一遍, en: say it again}
              then: sorry
            nothing-heard:
              say: {zh: 您在吗, en: are you there}
              then: sorry
            states:
              hello:
                say: {zh: 您好, en: hello}
                listen: {expect: wish}
                on: {balance: tell, bill: more}
              tell:
                call:
                  operation: balance
                  or: {unknown: sorry}
                say:
                  zh: 余额是{balance}
                  en: ["the balance is {balance}", "you have {balance}"]
                next: more
              more:
                say: {zh: 还要吗, en: once more}
                listen: {expect: yes-no}
                on: {"yes": hello, "no": bye}
              bye:
                say: {zh: 再见, en: goodbye}
                hangup: done
              sorry:
                say: {zh: 请稍等, en: please hold}
                transfer: {to: "8000", reason: trouble}
            """;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        Rule.REACHED,
                        "state 'lonely' is never reached",
                        "",
                        "  bye:\n",
                        "  lonely:\n    hangup: never\n  bye:\n"),
                fault(
                        Rule.SLOT_FILLED,
                        "{balance} is said in state 'more'",
                        "hello -[intent bill]-> more",
                        "zh: 还要吗",
                        "zh: '{balance}还要吗'"),
                fault(
                        Rule.ENDLESS_TALK,
                        "states tell -> more -> tell go round without waiting",
                        "hello -[intent balance]-> tell -[next]-> more -[next]-> tell",
                        "  more:\n    say: {zh: 还要吗, en: once more}\n    listen: {expect: yes-no}\n"
                                + "    on: {\"yes\": hello, \"no\": bye}\n",
                        "  more:\n    next: tell\n"));
    }

    private static Arguments fault(Rule rule, String message, String path, String... replacements) {
        return Arguments.of(rule, message, path, List.of(replacements));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void oneRuleAloneFindsIt(Rule rule, String message, String path, List<String> replacements) {
        String text = SOUND;
        for (int i = 0; i < replacements.size(); i += 2) {
            assertThat(text).contains(replacements.get(i));
            text = text.replace(replacements.get(i), replacements.get(i + 1));
        }

        List<Finding> findings = check(text).findings();

        assertThat(findings).isNotEmpty().allSatisfy(f -> assertThat(f.rule()).isEqualTo(rule));
        assertThat(findings).anySatisfy(f -> {
            assertThat(f.message()).contains(message);
            assertThat(f.pathLine()).isEqualTo(path);
            assertThat(f.line()).isPositive();
        });
    }

    @Test
    void theSoundScenarioHasNone() {
        assertThat(check(SOUND).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hotline"})
    void theScenariosThatComeWithHeedlinePass(String name) {
        CheckReport report = new ScenarioCheck((text, locale) -> Optional.empty()).check(name);

        assertThat(new ArrayList<>(report.findings())).isEmpty();
        assertThat(report.coverage().situations()).isGreaterThan(20);
    }

    private static CheckReport check(String text) {
        return new ScenarioCheck((words, locale) -> Optional.empty())
                .check(text.getBytes(StandardCharsets.UTF_8), "small.yaml");
    }
}
