package io.heedline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.demo.DemoLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the hotline deals with callers who do not just answer what they are asked. */
class TakingPartTest {

    private static final Scenario HOTLINE = Scenario.load("hotline");

    private final List<Map<String, String>> asked = new ArrayList<>();

    private Conversation hotline(Locale locale) {
        DemoLedger ledger = new DemoLedger(Conversation.CLOCK);
        return Conversation.with(
                HOTLINE,
                (operation, arguments) -> {
                    Map<String, String> noted = new HashMap<>(arguments);
                    noted.put("operation", operation);
                    asked.add(noted);
                    return ledger.call(operation, arguments);
                },
                locale,
                "13800000001");
    }

    private Conversation hotline() {
        return hotline(Locale.SIMPLIFIED_CHINESE);
    }

    private List<Map<String, String>> asked(String operation) {
        return asked.stream().filter(a -> a.get("operation").equals(operation)).toList();
    }

    @Test
    void identityIsCheckedOnceAndTheWishIsKept() {
        Conversation call = hotline().says("查余额");
        assertThat(call.heard()).contains("身份证").doesNotContain("元");
        assertThat(call.says("四三二一").heard()).contains("密码");
        assertThat(call.says("一三五七九零").heard()).contains("1234.56元");

        assertThat(call.says("查账单").heard()).contains("358.20元");
        assertThat(asked("identify")).hasSize(1);
    }

    @Test
    void afterThreeWrongTriesAPersonTakesOver() {
        Conversation call = hotline().says("查余额");
        for (int attempt = 0; attempt < 3; attempt++) {
            call.says("四三二一").says("零零零零零零");
        }

        assertThat(call.lastAction()).isEqualTo(new BotAction.Transfer("8000", "not-verified"));
        assertThat(asked("identify")).hasSize(3);
        assertThat(asked("balance")).isEmpty();
    }

    @Test
    void digitsComeInPiecesByVoiceAndKeysAndAreCorrected() {
        Conversation call = hotline().says("查余额").says("四三");
        assertThat(call.last)
                .singleElement()
                .satisfies(a -> assertThat(((BotAction.Collect) a).digits()).isEqualTo(2));
        call.does(new DialogEvent.Keys("21"));
        assertThat(call.heard()).contains("密码");
        call.says("一三五不对是一三五七九零");

        assertThat(call.heard()).contains("1234.56元");
    }

    @Test
    void whoGetsStuckInTheDigitsIsAskedAgainFromTheBeginning() {
        Conversation call = hotline().says("查余额").says("四三").does(new DialogEvent.NoInput());

        assertThat(call.heard()).contains("再说一遍");
        assertThat(call.says("四三二一").heard()).contains("密码");
    }

    @Test
    void theWishMayChangeWithinTheCheckAndAPersonIsThereEverywhere() {
        Conversation call = hotline().says("查余额").says("不是 我要查账单");
        assertThat(call.says("四三二一").says("一三五七九零").heard()).contains("358.20元");
        assertThat(asked("balance")).isEmpty();

        assertThat(hotline().says("查余额").says("转人工").lastAction()).isInstanceOf(BotAction.Transfer.class);
    }

    @Test
    void whatTheWishBringsAlongIsNotAskedForAgain() {
        Conversation call = hotline().wants("我想把还款日改到十五号");
        assertThat(call.heard()).contains("每个月15号，对吗");

        assertThat(call.says("对的").heard()).contains("改好了").contains("15号");
        assertThat(asked("change-repayment-date"))
                .singleElement()
                .satisfies(a -> assertThat(a)
                        .containsEntry("day", "15")
                        .containsKeys("key", "customer")
                        .doesNotContainKeys("code", "id_digits"));
    }

    @Test
    void aDeclinedDayIsAskedForAgain() {
        Conversation call = hotline().wants("我想把还款日改到十五号").says("不对");
        assertThat(call.heard()).contains("几号");

        assertThat(call.says("二十号").heard()).contains("20号");
    }

    @Test
    void aBranchNeedsNoIdentity() {
        assertThat(hotline().says("北京的网点在哪里").heard()).contains("东城");
        assertThat(hotline().says("网点在哪里").says("上海").heard()).contains("浦东");
        assertThat(asked("identify")).isEmpty();
    }

    @Test
    void aLostCardIsBlockedAtTheCallersYesAlone() {
        Conversation call = hotline().says("我的卡丢了要挂失");
        assertThat(asked("report-loss")).isEmpty();

        assertThat(call.says("是的").heard()).contains("已经挂失");
        assertThat(asked("report-loss")).hasSize(1);
    }

    @Test
    void aComplaintIsTakenDownWordForWord() {
        Conversation call = hotline().says("我要投诉").says("上次的客服态度很差一直不给我解决");
        call.says("可以");

        assertThat(call.heard()).contains("已经登记");
        assertThat(asked("complaint").get(0)).containsEntry("words", "上次的客服态度很差一直不给我解决");
    }

    @Test
    void anEarlyRepaymentIsRequestedForTheTotalTheCallerConfirmed() {
        Conversation call = hotline().wants("我想提前还款");
        assertThat(call.heard()).contains("本金").contains("一共是");
        assertThat(asked("early-repayment-request")).isEmpty();

        assertThat(call.says("确认").heard()).contains("申请好了");
        assertThat(asked("early-repayment-request")).hasSize(1);
    }

    @Test
    void theVoiceChangesAndTheLastWordsAreSaidAgain() {
        Conversation call = hotline();
        String greeting = call.heard();

        call.says("声音大一点");

        assertThat(call.last.get(0)).isEqualTo(new BotAction.ChangeVoice(BotAction.VoiceChange.LOUDER));
        assertThat(call.heard()).isEqualTo(greeting);
    }

    @Test
    void theTalkGoesOnInTheOtherLanguage() {
        Conversation call = hotline().says("查余额").says("说英语可以吗");

        assertThat(call.last.get(0)).isEqualTo(new BotAction.ChangeLanguage(Locale.US));
        assertThat(call.heard()).contains("last four digits");
        assertThat(call.session.locale()).isEqualTo(Locale.US);
        assertThat(call.says("four three two one")
                        .says("one three five seven nine oh")
                        .heard())
                .contains("1234.56 yuan");
    }

    @Test
    void whoAsksForAMomentIsGivenOne() {
        Conversation call = hotline().says("等一下");

        assertThat(((BotAction.Collect) call.lastAction()).noInputAfter()).hasSeconds(30);
        assertThat(call.says("查余额").heard()).contains("身份证");
    }

    @Test
    void thePersonIsToldEverythingButSecrets() {
        Conversation call = hotline().wants("查余额").says("转人工");
        HandoverNote note = call.session.handoverNote();

        assertThat(note.reason()).isEqualTo("asked-for-person");
        assertThat(note.wishes()).containsExactly("balance", "person");
        assertThat(note.verified()).isTrue();
        assertThat(note.slots()).containsEntry("balance", "1234.56元").doesNotContainKeys("code", "id_digits");
    }

    @ParameterizedTest
    @CsvSource({
        "查余额, 四三二一, COMPLETE",
        "查余额, 四三, UNFINISHED",
        "查余额, 嗯那个, UNFINISHED",
        "我要挂失, 是的, COMPLETE",
        "我要挂失, 嗯那个, UNFINISHED",
        "网点在哪里, 上海, COMPLETE",
        "我要投诉, 上次的客服, OPEN",
    })
    void aPartialAnswerIsCompleteOpenOrUnfinished(String wish, String partial, Completeness expected) {
        Conversation call = hotline().says(wish);
        String state = call.session.state();

        assertThat(call.session.completeness(partial)).isEqualTo(expected);
        assertThat(call.session.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我要查一下账单", "查余额"})
    void aWholeWishIsComplete(String wish) {
        assertThat(hotline().session.completeness(wish)).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aYesThatNobodyAskedForMayBeTheBeginningOfAWish() {
        assertThat(hotline().session.completeness("是的")).isEqualTo(Completeness.OPEN);
    }

    @Test
    void englishHesitationIsUnfinished() {
        Conversation call = hotline(Locale.US);

        assertThat(call.session.completeness("i want to check my")).isEqualTo(Completeness.UNFINISHED);
        assertThat(call.session.completeness("i want to um")).isEqualTo(Completeness.UNFINISHED);
        assertThat(call.session.completeness("check my bill")).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void personsCanBeOtherNumbers() {
        Scenario other = HOTLINE.withPersons(Map.of("service", "queue:service"));
        Conversation call =
                Conversation.with(other, new DemoLedger(Conversation.CLOCK), Locale.SIMPLIFIED_CHINESE, "13800000001");

        assertThat(call.says("转人工").lastAction())
                .isEqualTo(new BotAction.Transfer("queue:service", "asked-for-person", true));
    }
}
