package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heedline.dialog.Scenario;
import io.heedline.dialog.ScenarioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is planted in a sound scenario; § marks where it must be reported. */
class ScenarioFaultsTest {

    private static final String SOUND = """
            scenario: small
            languages: [zh-CN, en-US]
            start: hello
            operations:
              balance:
                answers: {balance: money}
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
                listen:
                  expect: wish
                  no-input-after: 6s
                  phrases: {zh: [查余额], en: [balance]}
                on:
                  balance: tell
                keys: {"1": tell}
              tell:
                call:
                  operation: balance
                  or: {unknown: sorry}
                say:
                  zh: 余额是{balance}
                  en: ["the balance is {balance}", "you have {balance}"]
                aim: true
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
                interruptible: false
                transfer: {to: "8000", reason: trouble}
            """;

    private static final String ALL = SOUND;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("unknown state 'helo'; expected one of & did you mean 'hello'?", "start: hello", "start: §helo"),
                fault("unknown state 'mor' & did you mean 'more'?", "next: more", "next: §mor"),
                fault("unknown state 'nowhere'", "      balance: tell\n", "      balance: §nowhere\n"),
                fault("unknown state 'tel'", "keys: {\"1\": tell}", "keys: {\"1\": §tel}"),
                fault("unknown state 'sory'", "when-call-fails: sorry", "when-call-fails: §sory"),
                fault("unknown state 'by'", "goodbye: bye", "goodbye: §by"),
                fault("unknown state 'x'", "  then: sorry\nnothing", "  then: §x\nnothing"),
                fault("unknown state 'gone'", "or: {unknown: sorry}", "or: {unknown: §gone}"),
                fault("unknown state 'say-again'", "next: more", "next: §say-again"),
                fault("unknown key 'aime' in state 'tell' & did you mean 'aim'?", "aim: true", "§aime: true"),
                fault("unknown key 'begin' in the scenario", "start: hello", "§begin: hello\nstart: hello"),
                fault("unknown key 'grammar' in 'listen'", "expect: wish", "expect: wish\n      §grammar: x"),
                fault("unknown key 'why' in 'transfer'", "reason: trouble", "reason: trouble, §why: x"),
                fault("unknown key 'words'", "en: goodbye", "en: {text: bye, §words: goodbye}"),
                fault(
                        "has no text for en-US; expected one for each of zh-CN, en-US",
                        "{zh: 您好, en: hello}",
                        "§{zh: 您好}"),
                fault("has no text for zh-CN", "- {zh: 请再说一遍, en: say it again}", "- §{en: say it again}"),
                fault("'fr' & none of the scenario's languages", "en: hello}", "en: hello, §fr: salut}"),
                fault("unknown language 'fr-FR'; expected zh-CN or en-US", "[zh-CN, en-US]", "[zh-CN, en-US, §fr-FR]"),
                fault("'zh-TW' stands twice", "[zh-CN, en-US]", "[zh-CN, en-US, §zh-TW]"),
                fault("has none for en-US", "phrases: {zh: [查余额], en: [balance]}", "phrases: §{zh: [查余额]}"),
                fault("slot {balanse} & did you mean 'balance'?", "zh: 余额是{balance}", "zh: §余额是{balanse}"),
                fault(
                        "slot {balance} in state 'bye' is not filled on every way",
                        "en: goodbye",
                        "en: §'goodbye {balance}'"),
                fault(
                        "slot {balance} in a prompt for all states & expected a 'call'",
                        "zh: 您在吗",
                        "zh: §'您在吗{balance}'"),
                fault("a brace that belongs to no slot", "zh: 余额是{balance}", "zh: §余额是{balance"),
                fault("a brace that belongs to no slot", "zh: 余额是{balance}", "zh: §余额是{Balance}"),
                fault(
                        "state 'lonely' is never reached from 'hello'",
                        "  bye:\n",
                        "  §lonely:\n    hangup: never\n  bye:\n"),
                fault(
                        "'bye' stands twice in 'states' & keep one",
                        "  sorry:\n",
                        "  §bye:\n    hangup: again\n  sorry:\n"),
                fault("'start' stands twice & the first is in line 3", "start: hello", "start: hello\n§start: hello"),
                fault("'goodbye' stands twice in 'always'", "goodbye: bye", "goodbye: bye\n  §goodbye: sorry"),
                fault(
                        "unknown intent 'balence' & did you mean 'balance'?",
                        "      balance: tell\n",
                        "      §balence: tell\n"),
                fault("unknown intent 'farewell'", "goodbye: bye", "§farewell: bye"),
                fault("unknown intent 'digits'", "      balance: tell\n", "      §digits: tell\n"),
                fault(
                        "unknown operation 'balanc' & did you mean 'balance'?",
                        "operation: balance",
                        "operation: §balanc"),
                fault(
                        "has no outcome 'poor'; expected one of unknown",
                        "or: {unknown: sorry}",
                        "or: {unknown: sorry, §poor: sorry}"),
                fault(
                        "does not say what follows the outcome 'unknown'",
                        "operation: balance\n      or: {unknown: sorry}",
                        "operation: §balance"),
                fault(
                        "does not say what follows if operation 'balance' fails",
                        "when-call-fails: sorry\n",
                        "",
                        "operation: balance",
                        "operation: §balance"),
                fault(
                        "unknown kind of answer 'cash'; expected one of money, date, day, number, text, digits, choice, yes-no",
                        "answers: {balance: money}",
                        "answers: {balance: §cash}"),
                fault(
                        "'Due Date' is no usable name",
                        "answers: {balance: money}",
                        "answers: {balance: money, §Due Date: date}"),
                fault(
                        "is 'soon'; expected whole seconds from 1s to 60s",
                        "no-input-after: 6s",
                        "no-input-after: §soon"),
                fault("is '90s'; expected whole seconds from 1s to 60s", "no-input-after: 6s", "no-input-after: §90s"),
                fault(
                        "is 'anything'; expected one of wish, yes-no, digits, amount, date, choice, text",
                        "expect: wish",
                        "expect: §anything"),
                fault(
                        "'listen' of state 'hello' has no 'expect'",
                        "expect: wish\n      no-input-after",
                        "§no-input-after"),
                fault("does not say what follows 'no'", "on: {\"yes\": hello, \"no\": bye}", "§on: {\"yes\": hello}"),
                fault(
                        "'on' does not say what follows 'filled'",
                        "listen: {expect: yes-no}\n    on",
                        "listen: {expect: digits, slot: x}\n    §on"),
                fault(
                        "listens but has no 'on'",
                        "    on:\n      balance: tell\n",
                        "",
                        "    listen:\n",
                        "    §listen:\n",
                        "always:\n",
                        "always:\n  balance: tell\n"),
                fault(
                        "listens but nothing says what happens when the caller is silent",
                        "nothing-heard:\n  say: {zh: 您在吗, en: are you there}\n  then: sorry\n",
                        "",
                        "  hello:\n",
                        "  §hello:\n"),
                fault(
                        "'not-understood' has no 'then'",
                        "  then: sorry\nnothing",
                        "nothing",
                        "  say:\n    - {zh",
                        "  §say:\n    - {zh"),
                fault("is 'maybe'; expected true or false", "aim: true", "aim: §maybe"),
                fault(
                        "does not say what follows; expected exactly one of",
                        "    hangup: done\n",
                        "",
                        "  bye:\n",
                        "  §bye:\n"),
                fault(
                        "state 'bye' has next and hangup; expected exactly one of",
                        "  bye:\n",
                        "  §bye:\n    next: sorry\n"),
                fault(
                        "'on' in state 'bye' has no effect without 'listen'",
                        "hangup: done",
                        "hangup: done\n    §on: {balance: tell}"),
                fault("'hangup' in state 'bye' is empty", "hangup: done", "hangup: §''"),
                fault("is 'the boss'; expected a number of 1 to 20 digits", "to: \"8000\"", "to: §the boss"),
                fault("has no 'reason'", "{to: \"8000\", reason: trouble}", "§{to: \"8000\"}"),
                fault("'one' is no key of a telephone", "keys: {\"1\": tell}", "keys: {§one: tell}"),
                fault(
                        "'say' of state 'hello' is the text 'hello'; expected keys with values",
                        "say: {zh: 您好, en: hello}",
                        "say: §hello"),
                fault(
                        "is an empty list; expected at least one text",
                        "say: {zh: 您好, en: hello}",
                        "say: {zh: §[], en: hello}"),
                fault("is empty; expected a text", "say: {zh: 您好, en: hello}", "say: {zh:§ , en: hello}"),
                fault("is a list with the text 'more'; expected {when: ..., to: state}", "next: more", "next: [§more]"),
                fault("a key in 'always' is a list; expected a plain name", "goodbye: bye", "? §[a, b]\n  : bye"),
                fault(
                        "go round without listening",
                        "next: more",
                        "next: talk\n  talk:\n    next: §tell",
                        "      balance: tell\n",
                        "      balance: tell\n      bill: more\n"),
                fault("cannot name a state", "  more:\n", "  §More:\n", "next: more", "next: More"),
                fault(
                        "'states' is empty; expected keys with values",
                        ALL,
                        "scenario: a\nlanguages: [zh]\nstart: a\nstates:§ \n"),
                fault("the scenario has no 'start'", "start: hello\n", "", "scenario: small", "§scenario: small"),
                fault(
                        "not well-formed YAML & begun in line 22",
                        "say: {zh: 您好, en: hello}",
                        "say: {zh: 您好, en: hello\n    listen§:"),
                fault("not well-formed YAML", "    aim: true", "   §aim: true"),
                fault("not well-formed YAML", "    aim: true", "§\taim: true"),
                fault("not well-formed YAML", "start: hello", "start: §*hello"),
                fault("the scenario is a list; expected keys with values", ALL, "§- scenario\n"));
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

        ScenarioException thrown = thrownBy(marked.replace("§", "").getBytes(StandardCharsets.UTF_8));

        assertThat(thrown.problems()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message.split(" & "));
            assertThat(problem.line() + ":" + problem.column()).isEqualTo(line + ":" + column);
        });
        assertThat(thrown).hasMessageContaining("small.yaml:" + line + ":" + column + ": ");
    }

    private static ScenarioException thrownBy(byte[] bytes) {
        return catchThrowableOfType(ScenarioException.class, () -> CompiledScenario.read(bytes, "small.yaml"));
    }

    @Test
    void theSoundScenarioHasNoFault() {
        assertThat(CompiledScenario.read(SOUND.getBytes(StandardCharsets.UTF_8), "small.yaml")
                        .name())
                .isEqualTo("small");
    }

    @Test
    void allFaultsAreReportedAtOnceInTheOrderOfTheFile() {
        String broken = SOUND.replace("aim: true", "aime: true")
                .replace("hangup: done", "hangup: ''")
                .replace("[zh-CN, en-US]", "[zh-CN, en-US, fr]");

        ScenarioException thrown = thrownBy(broken.getBytes(StandardCharsets.UTF_8));

        assertThat(thrown.problems()).hasSize(3).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
        assertThat(thrown.line()).isEqualTo(2);
        assertThat(thrown.file()).isEqualTo("small.yaml");
    }

    @Test
    void anEmptyFileIsNamed() {
        assertThat(thrownBy(new byte[0])).hasMessageContaining("small.yaml: the file is empty; expected a scenario");
        assertThat(thrownBy("# nothing\n".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("is empty");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirPlace() {
        byte[] bytes = SOUND.replace("scenario: small", "scenario: smäll").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(thrownBy(bytes)).hasMessageContaining("small.yaml:1:13: byte 0xe4 is not UTF-8");
    }

    @Test
    void controlCharactersAndBinaryAreNoCrash() {
        assertThat(thrownBy(new byte[] {'a', ':', 0, 1, 2})).hasMessageContaining("not well-formed YAML");
    }

    @Test
    void referencesThatGoRoundAreNoCrash() {
        String looped = SOUND.replace("say: {zh: 您好, en: hello}", "say: &a {zh: [*a], en: hello}");

        assertThat(thrownBy(looped.getBytes(StandardCharsets.UTF_8)).problems()).isNotEmpty();
    }

    @Test
    void aMissingFileAndAFolderAreNamed(@TempDir Path folder) {
        Path missing = folder.resolve("missing.yaml");

        assertThat(catchThrowableOfType(ScenarioException.class, () -> Scenario.load(missing)))
                .hasMessageContaining("missing.yaml: no such file");
        assertThat(catchThrowableOfType(ScenarioException.class, () -> Scenario.load(folder)))
                .hasMessageContaining("is a folder");
        assertThat(catchThrowableOfType(ScenarioException.class, () -> Scenario.load("no-such")))
                .hasMessageContaining("no scenario of this name");
    }

    @Test
    void aFileIsReadFromDisk(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), "\uFEFF" + SOUND);

        assertThat(Scenario.load(file).name()).isEqualTo("small");
    }
}
