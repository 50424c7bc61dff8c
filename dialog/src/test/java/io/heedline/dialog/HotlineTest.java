package io.heedline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.demo.DemoLedger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotlineTest {

    private static final DialogEvent NO_INPUT = new DialogEvent.NoInput();
    private static final DialogEvent NO_MATCH = new DialogEvent.NoMatch();

    @Test
    void greetsAndAsksWhatTheCallerWants() {
        Conversation call = Conversation.hotline();

        assertThat(call.heard()).contains("您好").contains("办理什么业务");
        assertThat(call.lastAction())
                .isEqualTo(new BotAction.Collect(List.of(), Duration.ofSeconds(6), Expectation.INTENT));
        assertThat(call.session.outcome()).isEqualTo(DialogSession.IN_PROGRESS);
        assertThat(call.session.reachedAim()).isFalse();
    }

    @Test
    void tellsTheBalanceAndAsksOn() {
        Conversation call = Conversation.hotline().says("我想查一下余额");
        assertThat(call.session.lastUnderstanding().orElseThrow().intent()).isEqualTo("balance");
        assertThat(call.session.reachedAim()).isFalse();

        call.proves();

        assertThat(call.heard()).contains("余额是1234.56元").contains("还有什么可以帮您");
        assertThat(call.session.reachedAim()).isTrue();
        assertThat(call.session.ended()).isFalse();
    }

    @Test
    void tellsTheBillAndEndsWithGoodbye() {
        Conversation call = Conversation.hotline().wants("我要查一下账单");
        assertThat(call.heard()).contains("账单金额是358.20元").contains("2026年12月5日");

        call.wants("谢谢再见");

        assertThat(call.heard()).contains("再见");
        assertThat(call.lastAction()).isEqualTo(new BotAction.Hangup("finished"));
        assertThat(call.session.ended()).isTrue();
        assertThat(call.session.outcome()).isEqualTo("finished");
        assertThat(call.session.reachedAim()).isTrue();
    }

    @Test
    void tellsTheRepaymentDateAndSendsAReminder() {
        Conversation call = Conversation.hotline().wants("我什么时候还款");
        assertThat(call.heard()).contains("还款日是2026年12月5日").contains("短信");
        BotAction.Collect collect = (BotAction.Collect) call.lastAction();
        assertThat(collect.kind()).isEqualTo(Expectation.YES_NO);
        assertThat(collect.grammar()).contains("是的", "不用了", "不是不行", "没问题", "谢谢再见", "转人工");

        call.wants("好的谢谢");

        assertThat(call.heard()).contains("短信已经为您发送").contains("还有什么可以帮您");
    }

    @ParameterizedTest
    @ValueSource(strings = {"不用了", "嗯不是", "不需要谢谢", "先不用"})
    void noReminderIsSentToWhoDeclines(String answer) {
        Conversation call = Conversation.hotline().wants("还款日是哪天").wants(answer);

        assertThat(call.heard()).doesNotContain("短信").contains("还有什么可以帮您");
    }

    @ParameterizedTest
    @ValueSource(strings = {"是的", "没问题", "不是不行", "好", "嗯嗯好的", "麻烦你发一下"})
    void aReminderIsSentToWhoAgrees(String answer) {
        assertThat(Conversation.hotline().wants("还款日是哪天").wants(answer).heard()).contains("短信已经为您发送");
    }

    @Test
    void goodbyeInsteadOfYesOrNoEndsTheCall() {
        Conversation call = Conversation.hotline().wants("什么时候还款").wants("谢谢再见");

        assertThat(call.session.outcome()).isEqualTo("finished");
    }

    @Test
    void severalWishesInOneCallAreServed() {
        Conversation call = Conversation.hotline().wants("查余额");
        assertThat(call.wants("再查一下账单").heard()).contains("358.20元");
        assertThat(call.wants("那还款日呢").heard()).contains("2026年12月5日");
        assertThat(call.wants("查一下余额").heard()).contains("1234.56元");
        assertThat(call.wants("没有了谢谢").session.outcome()).isEqualTo("finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"喂你好", "我想咨询一下"})
    void aGreetingIsAnsweredWithAnInvitationToSpeak(String greeting) {
        Conversation call = Conversation.hotline().wants(greeting);

        assertThat(call.heard()).isEqualTo("好的，请说。");
        assertThat(call.wants("查余额").heard()).contains("1234.56元");
    }

    @Test
    void someoneWhoWantsMoreIsAskedWhat() {
        Conversation call = Conversation.hotline().wants("查余额").wants("有需要");

        assertThat(call.heard()).contains("请说");
        assertThat(call.wants("查账单").heard()).contains("358.20元");
    }

    @ParameterizedTest
    @ValueSource(strings = {"转人工", "我要找人工客服", "让你们工作人员接"})
    void whoAsksForAPersonIsTransferred(String wish) {
        Conversation call = Conversation.hotline().wants(wish);

        assertThat(call.heard()).contains("转接人工");
        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "asked-for-person", true));
        assertThat(call.does(new DialogEvent.CallerGone()).last).isEmpty();
        assertThat(call.session.outcome()).isEqualTo("transferred");
        assertThat(call.session.reachedAim()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"账单可以分期吗", "我想办理分期"})
    void whatIsRecognisedButNotServedGoesPolitelyToAPerson(String wish) {
        Conversation call = Conversation.hotline().wants(wish);

        assertThat(call.heard()).contains("人工客服为您办理").contains("请稍等");
        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "not-served-here", true));
        assertThat(call.session.reachedAim()).isTrue();
    }

    @Test
    void speechNotUnderstoodIsAskedAgainThenOfferedChoicesThenHandedOver() {
        Conversation call = Conversation.hotline().wants("火星上有水吗");
        assertThat(call.heard()).contains("再说一遍");
        assertThat(call.session.lastUnderstanding().orElseThrow().rejected()).isTrue();

        assertThat(call.does(NO_MATCH).heard()).contains("查余额").contains("转人工");

        call.does(NO_MATCH);
        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "not-understood"));
        assertThat(call.session.reachedAim()).isFalse();
    }

    @Test
    void silenceIsAskedAgainThenOfferedChoicesThenHandedOver() {
        Conversation call = Conversation.hotline().does(NO_INPUT);
        assertThat(call.heard()).contains("没有听到您的声音");

        assertThat(call.does(NO_INPUT).heard()).contains("查余额");

        call.does(NO_INPUT);
        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "nothing-heard"));
    }

    @Test
    void silenceAndMishearingInTurnDoNotGoOnForEver() {
        Conversation call = Conversation.hotline().does(NO_INPUT).does(NO_MATCH).does(NO_INPUT);

        assertThat(call.session.ended()).isTrue();
    }

    @Test
    void anUnderstoodAnswerForgivesEarlierTrouble() {
        Conversation call = Conversation.hotline().does(NO_MATCH).does(NO_MATCH).wants("查余额");
        call.does(NO_MATCH).does(NO_MATCH);

        assertThat(call.session.ended()).isFalse();
    }

    @Test
    void silenceAfterTheAnswerEndsTheCallWithGoodbye() {
        Conversation call = Conversation.hotline().wants("查余额").does(NO_INPUT).does(NO_INPUT);

        assertThat(call.session.outcome()).isEqualTo("finished");
        assertThat(call.session.reachedAim()).isTrue();
    }

    @Test
    void silenceAtTheOfferIsTakenAsNo() {
        Conversation call =
                Conversation.hotline().wants("还款日是哪天").does(NO_INPUT).does(NO_INPUT);

        assertThat(call.heard()).contains("还有什么可以帮您");
    }

    @Test
    void sayAgainRepeatsTheLastWords() {
        Conversation call = Conversation.hotline().wants("查余额");
        String first = call.heard();

        assertThat(call.wants("再说一遍").heard()).isEqualTo(first);
        assertThat(call.lastAction()).isInstanceOf(BotAction.Collect.class);
    }

    @Test
    void keysWorkLikeWords() {
        assertThat(Conversation.hotline()
                        .does(new DialogEvent.Keys("2"))
                        .proves()
                        .heard())
                .contains("358.20元");
        assertThat(Conversation.hotline().does(new DialogEvent.Keys("0")).lastAction())
                .isInstanceOf(BotAction.Transfer.class);
        assertThat(Conversation.hotline().does(new DialogEvent.Keys("7")).heard())
                .contains("再说一遍");
    }

    @Test
    void aFailingBackEndLeadsToAnApologyAndAPerson() {
        Conversation call = Conversation.hotline((operation, arguments) -> {
                    throw new BackEndException("the ledger does not answer");
                })
                .wants("查余额");

        assertThat(call.heard()).contains("抱歉").contains("转接人工").doesNotContain("余额是");
        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "system-failed"));
        assertThat(call.session.reachedAim()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "12,34"})
    void anAnswerThatIsNoAmountIsNeverSpoken(String answer) {
        DemoLedger ledger = new DemoLedger(Conversation.CLOCK);
        Conversation call = Conversation.hotline((operation, arguments) ->
                        operation.equals("balance") ? Map.of("balance", answer) : ledger.call(operation, arguments))
                .wants("查余额");

        assertThat(call.heard()).contains("抱歉").doesNotContain("余额是");
    }

    @Test
    void aMissingAnswerCountsAsFailure() {
        Conversation call =
                Conversation.hotline((operation, arguments) -> Map.of()).wants("查账单");

        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "system-failed"));
    }

    @Test
    void aReminderThatCannotBeSentIsAdmittedAndTheCallGoesOn() {
        DemoLedger ledger = new DemoLedger(Conversation.CLOCK);
        Conversation call = Conversation.hotline((operation, arguments) -> {
                    if (operation.equals("send-reminder")) {
                        throw new IllegalStateException("no line");
                    }
                    return ledger.call(operation, arguments);
                })
                .wants("还款日是哪天")
                .wants("需要");

        assertThat(call.heard()).contains("发送不了").contains("还有什么可以帮您");
    }

    @Test
    void anUnknownCallerHearsNoFactsAndGetsAPerson() {
        Conversation call = Conversation.with(
                        Scenario.load("hotline"),
                        new DemoLedger(Conversation.CLOCK),
                        Locale.SIMPLIFIED_CHINESE,
                        "13911111111")
                .wants("查余额");

        assertThat(call.heard()).contains("没有查到").doesNotContain("元");
        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "unknown-customer"));
    }

    @Test
    void factsComeFromTheBackEndAlone() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.US)) {
            assertThat(Scenario.load("hotline").prompts(locale))
                    .allSatisfy(prompt ->
                            assertThat(prompt.text().replaceAll("\\{\\w+}", "")).doesNotContainPattern("[0-9]"));
        }
    }

    @Test
    void theBackEndIsToldWhoCalls() {
        Map<String, String> told = new HashMap<>();
        Conversation.hotline((operation, arguments) -> {
                    told.putAll(arguments);
                    return Map.of("balance", "1");
                })
                .wants("查余额");

        assertThat(told).containsEntry("caller", "13800000001").containsEntry("language", "zh-CN");
    }

    @Test
    void aCallerWhoHangsUpEndsTheDialogue() {
        Conversation call = Conversation.hotline().does(new DialogEvent.CallerGone());

        assertThat(call.last).isEmpty();
        assertThat(call.session.outcome()).isEqualTo(DialogSession.CALLER_GONE);
        assertThat(call.wants("查余额").last).isEmpty();
    }

    @Test
    void thePersonAnnouncementCannotBeInterrupted() {
        Conversation call = Conversation.hotline().wants("转人工");

        assertThat(((BotAction.Say) call.last.get(0)).interruptible()).isFalse();
    }

    @Test
    void speaksEnglishToo() {
        Conversation call = Conversation.with(
                Scenario.load("hotline"), new DemoLedger(Conversation.CLOCK), Locale.US, "13800000001");
        assertThat(call.heard()).contains("How can I help you");

        assertThat(call.wants("i want to check my bill").heard())
                .contains("358.20 yuan")
                .contains("December 5, 2026");
        assertThat(call.wants("when is my payment due").heard()).contains("text message");
        assertThat(call.wants("yes please").heard()).contains("has been sent");
        assertThat(call.wants("thank you goodbye").session.outcome()).isEqualTo("finished");
    }

    @Test
    void wordingsTakeTurns() {
        Conversation call = Conversation.hotline().wants("查余额").wants("查余额");
        String first = call.heard();

        assertThat(call.wants("查余额").heard()).isNotEqualTo(first);
        assertThat(call.wants("查余额").heard()).isEqualTo(first);
    }

    @Test
    void knowsItsPromptsPhrasesAndExamples() {
        Scenario hotline = Scenario.load("hotline");

        assertThat(hotline.name()).isEqualTo("hotline");
        assertThat(hotline.languages()).containsExactly(Locale.SIMPLIFIED_CHINESE, Locale.US);
        assertThat(hotline.prompts(Locale.SIMPLIFIED_CHINESE))
                .hasSameSizeAs(hotline.prompts(Locale.US))
                .anySatisfy(p -> {
                    assertThat(p.slots()).containsExactly("balance");
                    assertThat(p.fixed()).isFalse();
                });
        assertThat(hotline.listenPhrases(Locale.SIMPLIFIED_CHINESE))
                .contains("不用了", "谢谢再见")
                .doesNotHaveDuplicates();
        assertThat(hotline.exampleSentences(Locale.SIMPLIFIED_CHINESE))
                .contains("我要查一下账单", "我要挂失", "不用了")
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(700);
    }

    @Test
    void goesOnWhenThePersonHasPutDownTheReceiver() {
        Conversation call = Conversation.hotline().wants("转人工");

        assertThat(call.does(new DialogEvent.Heard("查余额", 0.9)).last)
                .as("what is said to the person")
                .isEmpty();
        call.does(new DialogEvent.PersonGone());

        assertThat(call.heard()).contains("自助服务").contains("帮您");
        assertThat(call.wants("查余额").heard()).contains("余额是1234.56元");
        assertThat(call.session.ended()).isFalse();
    }

    @Test
    void isOverWhenNobodyTakesTheCallAndTheScenarioHasNoWordForIt() {
        Conversation call = Conversation.hotline().wants("转人工").does(new DialogEvent.NobodyThere());

        assertThat(call.last).isEmpty();
        assertThat(call.session.outcome()).isEqualTo("transferred");
    }
}
