package io.heedline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.demo.DemoLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers whose last talk broke off, and what the hotline asks of its own desk. */
class HotlineReturnTest {

    private static final BackEnd LEDGER = new DemoLedger(Conversation.CLOCK);
    private final List<String> queues = new ArrayList<>();

    @Test
    void goesOnWithWhatTheCallerWantedAfterProvingWhoTheyAre() {
        Conversation call = returning("bill", "查账单");

        assertThat(call.heard()).isEqualTo("您好，欢迎再次来电。您刚才想查账单，现在接着办吗？");
        call.says("好的");
        assertThat(call.session.state()).startsWith("identity.");
        assertThat(call.heard()).doesNotContain("358.20");
        assertThat(call.proves().heard()).contains("358.20元");
    }

    @Test
    void asksWhatElseTheCallerWantsWhoDoesNotWantToGoOn() {
        Conversation call = returning("bill", "查账单").says("不用了");

        assertThat(call.session.state()).isEqualTo("wish");
    }

    @Test
    void servesAtOnceWhoWantsSomethingElse() {
        Conversation call = returning("bill", "查账单").says("我要投诉");

        assertThat(call.session.lastUnderstanding().orElseThrow().intent()).isEqualTo("complaint");
        assertThat(call.session.state()).isNotEqualTo("begin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance",
                "transactions",
                "repayment-date",
                "repayment-plan",
                "change-repayment-date",
                "change-repayment-method",
                "early-repayment",
                "settlement-certificate",
                "address-change",
                "report-loss",
                "card-activation",
                "branch",
                "fees",
                "complaint",
                "fraud",
                "person"
            })
    void knowsTheWayBackToEveryService(String wish) {
        Conversation call = returning(wish, "办业务").does(new DialogEvent.Keys("1"));

        assertThat(call.session.state()).isNotIn("begin", "go_on", "wish");
    }

    @Test
    void asksAfreshWhatItDoesNotServe() {
        assertThat(returning("weather", "问天气")
                        .does(new DialogEvent.Keys("1"))
                        .session
                        .state())
                .isEqualTo("wish");
    }

    @Test
    void greetsWhoHasNothingUnfinishedAndWhoseDeskIsDown() {
        BackEnd nothing = desk(Map.of(BackEnd.OUTCOME, "nothing-unfinished"), Map.of());

        assertThat(Conversation.hotline(nothing).session.state()).isEqualTo("welcome");
        assertThat(Conversation.hotline(LEDGER).session.state()).isEqualTo("welcome");
    }

    @Test
    void offersItInEnglishToo() {
        BackEnd desk = desk(Map.of("wish", "report-loss", "wish_words", "a lost card"), Map.of());
        Conversation call = Conversation.with(Scenario.load("hotline"), desk, Locale.US, "13800000001");

        assertThat(call.heard()).isEqualTo("Hello again. You called about a lost card. Shall we go on with it?");
    }

    @Test
    void asksForTheWaitOfTheQueueItHandsOverTo() {
        BackEnd desk = desk(Map.of(BackEnd.OUTCOME, "nothing-unfinished"), Map.of("minutes", "3", "waiting", "2"));
        Conversation call = Conversation.hotline(desk).says("转人工");

        BotAction.Transfer transfer = (BotAction.Transfer) call.lastAction();
        assertThat(call.heard()).contains("3分钟");
        assertThat(queues).containsExactly(transfer.target());
    }

    @Test
    void promisesNoMinutesOutsideCallingHours() {
        BackEnd desk = desk(Map.of(BackEnd.OUTCOME, "nothing-unfinished"), Map.of(BackEnd.OUTCOME, "queue-long"));
        Conversation call = Conversation.hotline(desk).says("转人工").says("好的");

        assertThat(call.heard()).startsWith("好的，我们上班以后给您回电。");
    }

    private Conversation returning(String wish, String words) {
        return Conversation.hotline(
                desk(Map.of("wish", wish, "wish_words", words), Map.of("minutes", "1", "waiting", "0")));
    }

    private BackEnd desk(Map<String, String> unfinished, Map<String, String> status) {
        return (operation, arguments) -> switch (operation) {
            case "unfinished-talk" -> unfinished;
            case "go-on" ->
                arguments.get("wish").equals("weather") ? Map.of() : Map.of(BackEnd.OUTCOME, arguments.get("wish"));
            case "queue-status" -> {
                queues.add(arguments.get("queue"));
                yield status;
            }
            case "request-callback" -> Map.of(BackEnd.OUTCOME, "when-open");
            default -> LEDGER.call(operation, arguments);
        };
    }
}
