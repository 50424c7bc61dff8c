package io.heedline.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is planted in a sound scenario by changing its text; one rule alone must find it, with the path to it. */
class PlantedFaultsTest {

    private static final String SERVICE = resource("service.yaml");
    private static final String MARKETING = resource("marketing.yaml");

    private static final String IDENTITY = "-[use]-> identity.ask -[filled]-> identity.prove -[verified]->";
    private static final String TO_TELL = "hello -[intent balance]-> check " + IDENTITY + " check -[verified]-> tell";
    private static final String TO_DAY = "hello -[intent change-repayment-date]-> check_for_day " + IDENTITY
            + " check_for_day -[verified]-> ask_day";
    private static final String TO_CHANGE = TO_DAY + " -[filled]-> confirm_day -[intent yes]-> change_day";
    private static final String TO_METHOD = "hello -[intent change-repayment-method]-> which -[filled]-> method_told";

    static Stream<Arguments> faults() {
        return Stream.of(written(), ways(), gates(), speech(), marketing()).flatMap(s -> s);
    }

    /** What is written wrongly: no call could begin, so there is no path. */
    private static Stream<Arguments> written() {
        return Stream.of(
                fault(
                        Rule.WELL_FORMED,
                        "unknown key 'sey' in state 'bye'",
                        "",
                        "    hangup: done",
                        "    hangup: done\n    sey: x"),
                fault(Rule.WELL_FORMED, "a brace that belongs to no slot", "", "余额是{balance}", "余额是{balance"),
                fault(Rule.KNOWN_NAMES, "unknown state 'hallo'", "", "start: hello", "start: hallo"),
                fault(Rule.KNOWN_NAMES, "unknown intent 'banch'", "", "      branch: where", "      banch: where"),
                fault(
                        Rule.KNOWN_NAMES,
                        "unknown operation 'balances'",
                        "",
                        "operation: balance}",
                        "operation: balances}"),
                fault(
                        Rule.KNOWN_NAMES,
                        "has no outcome 'late'",
                        "",
                        "{too-late: late}",
                        "{too-late: late, late: late}"),
                fault(
                        Rule.KNOWN_NAMES,
                        "unknown sub-dialog 'identify'",
                        "",
                        "  check:\n    use: identity",
                        "  check:\n    use: identify"),
                fault(
                        Rule.OUTCOMES_HANDLED,
                        "does not say what follows the outcome 'too-late'",
                        "",
                        "      or: {too-late: late}\n",
                        ""),
                fault(
                        Rule.OUTCOMES_HANDLED,
                        "does not say what follows if operation",
                        "",
                        "when-call-fails: sorry\n",
                        ""),
                fault(
                        Rule.OUTCOMES_HANDLED,
                        "does not say what follows the outcome 'failed' of sub-dialog",
                        "",
                        "{verified: tell, failed: stranger}",
                        "{verified: tell}"),
                fault(Rule.TRANSLATED, "has no text for en-US", "", "{zh: 再见, en: goodbye}", "{zh: 再见}"),
                fault(Rule.TRANSLATED, "has no text for zh-CN", "", "zh: 请再说一遍, en: please", "en: please"),
                fault(Rule.TRANSLATED, "has no words for en-US", "", "{zh: 转账, en: transfer,", "{zh: 转账,"),
                fault(Rule.TRANSFER_REASON, "has no 'reason'", "", "to: \"8000\", reason: trouble", "to: \"8000\""),
                fault(
                        Rule.NO_RECURSION,
                        "use each other in a circle",
                        "",
                        "        return: failed\n",
                        "        use: identity\n        on: {verified: failed, failed: failed}\n"));
    }

    /** Where ways lead. */
    private static Stream<Arguments> ways() {
        return Stream.of(
                fault(
                        Rule.REACHED,
                        "state 'lonely' is never reached from 'hello'",
                        "",
                        "  bye:\n",
                        "  lonely:\n    hangup: never\n  bye:\n"),
                fault(Rule.REACHED, "state 'late' is never reached", "", "{too-late: late}", "{too-late: stranger}"),
                fault(
                        Rule.REACHED,
                        "state 'method_told' is never reached",
                        "",
                        "    on: {filled: method_told}",
                        "    on:\n      filled:\n        - {when: {slot: method, known: false}, to: method_told}\n"
                                + "        - {to: more}"),
                fault(
                        Rule.EXIT,
                        "from state 'more' no end of the call can be reached",
                        "hello -[intent help]-> more",
                        "    on: {\"yes\": hello, \"no\": bye}\n",
                        """
                            on: {"yes": more, "no": more, person: more, goodbye: more}
                            keys: {"0": more}
                            not-understood: {say: [{zh: 请再说, en: again}], then: waits}
                            nothing-heard: {say: [{zh: 在吗, en: hello}], then: waits}
                          waits:
                            say: {zh: 您说, en: go on}
                            listen: {expect: yes-no}
                            on: {"yes": more, "no": more, person: more, goodbye: more}
                            keys: {"0": more}
                            not-understood: {say: [{zh: 请再说, en: again}], then: bounded}
                            nothing-heard: {say: [{zh: 在吗, en: hello}], then: bounded}
                          bounded:
                            at-most: {times: 3, in: wish, then: waits}
                            next: more
                        """),
                fault(
                        Rule.ENDLESS_TALK,
                        "states change_day -> late -> change_day go round without waiting",
                        TO_CHANGE + " -[outcome too-late]-> late -[next]-> change_day",
                        "zh: 太晚了, en: it is too late}\n    next: more",
                        "zh: 太晚了, en: it is too late}\n    next: change_day"),
                fault(
                        Rule.ENDLESS_TALK,
                        "states nobody -> nobody go round",
                        "hello -[intent person]-> sorry -[nobody-there]-> nobody -[next]-> nobody",
                        "    hangup: nobody-there",
                        "    next: nobody"),
                fault(
                        Rule.ESCALATION_ENDS,
                        "goes round in hello -> hello for ever",
                        "hello -[nothing-heard]-> hello",
                        "are you there}\n  then: bye",
                        "are you there}\n  then: hello"),
                fault(
                        Rule.ESCALATION_ENDS,
                        "goes round in which -> where -> which for ever",
                        "hello -[intent change-repayment-method]-> which -[not-understood]-> where -[nothing-heard]-> which",
                        "    on: {filled: method_told}",
                        "    on: {filled: method_told}\n    not-understood: {say: [{zh: 请再说, en: again}], then: where}",
                        "    on: {filled: there}",
                        "    on: {filled: there}\n    nothing-heard: {say: [{zh: 在吗, en: hello}], then: which}"));
    }

    /** What must come first. */
    private static Stream<Arguments> gates() {
        return Stream.of(
                fault(
                        Rule.SLOT_FILLED,
                        "{address} is said in state 'more'",
                        "hello -[intent help]-> more",
                        "zh: 还要吗",
                        "zh: '{address}还要吗'"),
                fault(
                        Rule.SLOT_FILLED,
                        "passes {city} to 'branch' before it is filled",
                        "hello -[intent branch]-> there",
                        "      branch: where\n",
                        "      branch: there\n      callback: where\n"),
                fault(
                        Rule.SLOT_FILLED,
                        "passes {day} to 'change-day'",
                        TO_CHANGE,
                        "  change_day:\n",
                        "  change_day:\n    clear: [day]\n"),
                fault(
                        Rule.SLOT_FILLED,
                        "{new_date} is said in state 'late'",
                        TO_CHANGE + " -[outcome too-late]-> late",
                        "zh: 太晚了",
                        "zh: '{new_date}太晚了'"),
                fault(
                        Rule.SLOT_FILLED,
                        "{method} is said in state 'hello'",
                        "hello",
                        "say: {zh: 您好, en: hello}",
                        "say: {zh: '您好{method}', en: hello}"),
                fault(
                        Rule.SLOT_FILLED,
                        "{city} is said in state 'guess'",
                        "hello -[intent branch]-> where -[key 5]-> forgets -[next]-> guess",
                        "zh: \"在{address}\"",
                        "zh: \"{city}在{address}\"",
                        "  where:\n",
                        "  where:\n    clear: [city]\n",
                        "    on: {filled: there}",
                        "    on: {filled: there}\n    keys: {\"5\": forgets}",
                        "  there:\n",
                        "  forgets:\n    clear: [city]\n    next: guess\n  guess:\n    say: {zh: \"在{city}\", en: there}\n"
                                + "    next: more\n  there:\n"),
                fault(
                        Rule.VERIFIED_FIRST,
                        "state 'tell' asks 'balance' before the caller is verified",
                        "hello -[key 1]-> tell",
                        "keys: {\"1\": check}",
                        "keys: {\"1\": tell}"),
                fault(
                        Rule.VERIFIED_FIRST,
                        "state 'tell' asks 'balance' before the caller is verified",
                        "hello -[intent balance]-> check -[use]-> identity.ask -[at-most 3]-> identity.failed -[failed]-> check"
                                + " -[failed]-> tell",
                        "{verified: tell, failed: stranger}",
                        "{verified: tell, failed: tell}"),
                fault(
                        Rule.VERIFIED_FIRST,
                        "{balance} is private but said in state 'tell' to a caller who is not verified",
                        "hello -[intent balance]-> tell",
                        "{slot: verified, is: \"yes\"}",
                        "{slot: verified, is: \"no\"}"),
                fault(
                        Rule.VERIFIED_FIRST,
                        "state 'there' asks 'branch'",
                        "hello -[intent branch]-> where -[filled]-> there",
                        "answers: {address: text}",
                        "answers: {address: {kind: text, private: true}}"),
                fault(
                        Rule.CONFIRMED_FIRST,
                        "state 'change_day' has 'change-day' change something",
                        TO_DAY + " -[filled]-> change_day",
                        "on: {filled: confirm_day}",
                        "on:\n      filled:\n        - {when: {slot: day, less-than: \"15\"}, to: change_day}\n"
                                + "        - {to: confirm_day}"),
                fault(
                        Rule.CONFIRMED_FIRST,
                        "without the caller's yes",
                        TO_DAY + " -[filled]-> confirm_day -[intent no]-> change_day",
                        "{\"yes\": change_day, \"no\": more}",
                        "{\"yes\": change_day, \"no\": change_day}"),
                fault(
                        Rule.CONFIRMED_FIRST,
                        "without the caller's yes",
                        TO_DAY + " -[filled]-> confirm_day -[nothing-heard]-> change_day",
                        "{\"yes\": change_day, \"no\": more}",
                        "{\"yes\": change_day, \"no\": more}\n    nothing-heard: {say: [{zh: 在吗, en: hello}], then: change_day}"),
                fault(
                        Rule.SECRET_KEPT,
                        "{id_digits} is secret but said in state 'identity.prove'",
                        "hello -[intent balance]-> check -[use]-> identity.ask -[filled]-> identity.prove",
                        "          or: {not-verified: ask}\n",
                        "          or: {not-verified: ask}\n        say: {zh: '是{id_digits}', en: thanks}\n"),
                fault(
                        Rule.SECRET_KEPT,
                        "{id_digits} is secret but copied to {city}",
                        "hello -[intent balance]-> check -[use]-> identity.ask -[at-most 3]-> identity.failed -[failed]-> check",
                        "  check:\n    use: identity\n",
                        "  check:\n    use: identity\n    gives: {city: id_digits}\n"));
    }

    /** What is said. */
    private static Stream<Arguments> speech() {
        return Stream.of(
                fault(
                        Rule.FORBIDDEN_PHRASE,
                        "says the forbidden \"法院起诉\"",
                        "hello -[intent goodbye]-> bye",
                        "zh: 再见",
                        "zh: 不然法院起诉您"),
                fault(
                        Rule.FORBIDDEN_PHRASE,
                        "says the forbidden \"法院起诉\"",
                        TO_TELL,
                        "\"您有{balance}\"",
                        "\"您有{balance}，法院，起诉\""),
                fault(
                        Rule.FORBIDDEN_PHRASE,
                        "says the forbidden \"legal action\"",
                        "hello",
                        "en: please say that again",
                        "en: 'or we take Legal  action'"),
                fault(
                        Rule.FORBIDDEN_PHRASE,
                        "says the forbidden \"改为自动扣款\" in \"改为自动扣款\"",
                        TO_METHOD,
                        "zh: \"方式是{method}\"",
                        "zh: \"改为{method}\""),
                fault(
                        Rule.FORBIDDEN_PHRASE,
                        "says the forbidden \"by auto debit\"",
                        TO_METHOD,
                        "you chose {method}",
                        "you pay by {method}"),
                fault(
                        Rule.SPEAKABLE,
                        "the sign \"😀\" cannot be spoken",
                        "hello -[intent goodbye]-> bye",
                        "en: goodbye",
                        "en: goodbye 😀"),
                fault(Rule.SPEAKABLE, "nothing to speak", "hello -[intent goodbye]-> bye", "zh: 再见", "zh: ……"),
                fault(Rule.SPEAKABLE, "the sign", TO_TELL, "\"you have {balance}\"", "\"you have ☎ {balance}\""));
    }

    /** What is owed to whom is called to be sold something. */
    private static Stream<Arguments> marketing() {
        return Stream.of(
                offer(
                        "state 'offer' of a marketing call listens without a way to opt out",
                        "hello -[intent yes]-> offer",
                        "on: {\"yes\": bye, \"no\": bye}",
                        "on: {\"yes\": bye, \"no\": bye, complaint: bye}"),
                offer(
                        "state 'hello' of a marketing call listens without",
                        "hello",
                        "hangup: opted-out",
                        "hangup: done"),
                offer(
                        "state 'hello' of a marketing call listens without",
                        "hello",
                        "next: filed",
                        "next: offer",
                        "  filed:\n    hangup: opted-out\n",
                        ""),
                offer(
                        "state 'hello' of a marketing call listens without",
                        "hello",
                        "always:\n  complaint: no_more",
                        "always-keys:\n  \"9\": no_more"));
    }

    private static Arguments fault(Rule rule, String message, String path, String... replacements) {
        return Arguments.of(rule, message, path, SERVICE, List.of(replacements));
    }

    private static Arguments offer(String message, String path, String... replacements) {
        return Arguments.of(Rule.OPT_OUT, message, path, MARKETING, List.of(replacements));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void oneRuleAloneFindsIt(Rule rule, String message, String path, String sound, List<String> replacements) {
        String text = sound;
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
    void everyRuleHasAFaultPlanted() {
        assertThat(faults().map(arguments -> (Rule) arguments.get()[0])).containsAll(EnumSet.allOf(Rule.class));
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void theSoundScenariosHaveNone() {
        assertThat(check(SERVICE).findings()).isEmpty();
        assertThat(check(MARKETING).findings()).isEmpty();
    }

    private static CheckReport check(String text) {
        return new ScenarioCheck(PlantedFaultsTest::voice).check(text.getBytes(StandardCharsets.UTF_8), "small.yaml");
    }

    private static Optional<String> voice(String text, Locale locale) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Optional.empty()
                : Optional.of("nothing to speak");
    }

    private static String resource(String name) {
        try (InputStream in = PlantedFaultsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
