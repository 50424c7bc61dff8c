package io.heedline.application.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.HandingOver;
import io.heedline.application.conversation.Leaving;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.HandoverNote;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallWatchTest {

    private static final HandoverNote NOTE = new HandoverNote(
            "asked-for-person",
            List.of("bill", "person"),
            "to_person",
            true,
            Map.of("name", "张伟", "customer", "C7", "bill", "358.20", "due_date", "2026-12-05"));
    private static final List<Turn> TURNS = List.of(
            turn(Speaker.BOT, "您好，请问您要办理什么业务？", ""),
            turn(Speaker.CALLER, "查账单", "bill"),
            turn(Speaker.CALLER, "验证码是一二三四五六", ""),
            turn(Speaker.BOT, "您本期的账单金额是358.20元，最后还款日是2026年12月5日。", ""),
            turn(Speaker.CALLER, "转人工", "person"),
            turn(Speaker.BOT, "好的，请稍等。", ""));

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock("2026-11-23T01:00:00Z");
    private final HandoverDesk desk = HandoverDesk.inMemory(HandoverSettings.defaults(), clock);
    private final ConversationListener watch = desk.watch();
    private final ScriptedLine call = ScriptedLine.from("13800000001");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void filesWhoWhatAndWhyInThreeLines() {
        handOver(call, Locale.SIMPLIFIED_CHINESE);

        assertThat(theHandover().summary())
                .isEqualTo(new Summary(
                        "已核实身份：张伟，来电尾号0001", "想办：查账单。已答复：您本期的账单金额是358.20元，最后还款日是2026年12月5日", "转接原因：客户要求人工"));
        assertThat(theHandover().identity()).contains(new Handover.Identity("C7", "张伟"));
        assertThat(theHandover().wishes()).containsExactly("bill", "person");
    }

    @Test
    void tellsItInTheLanguageOfTheTalk() {
        handOver(call, Locale.US);

        assertThat(theHandover().summary().who()).isEqualTo("Verified: 张伟, number ending in 0001");
        assertThat(theHandover().summary().why()).isEqualTo("Handed over: the caller asked for a person");
    }

    @Test
    void namesNobodyWhoHasNotProvedWhoTheyAre() {
        HandoverNote unproved = new HandoverNote("not-verified", List.of("bill"), "x", false, Map.of("name", "张伟"));
        watch.handingOver(call, handing(unproved, Locale.US, List.of()));

        assertThat(theHandover().summary())
                .isEqualTo(new Summary(
                        "Not verified, number ending in 0001",
                        "Wants: bill. Nothing was answered yet",
                        "Handed over: identity was not proved in three tries"));
        assertThat(theHandover().identity()).isEmpty();
    }

    @Test
    void hidesTheDigitsTheCallerHasSaidInARow() {
        handOver(call, Locale.SIMPLIFIED_CHINESE);

        assertThat(theHandover().turns())
                .extracting(Turn::text)
                .contains("验证码是****")
                .noneMatch(text -> text.contains("一二三"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "一二三四 | ****",
                "尾号是 1 2 3 4 5 6 谢谢 | 尾号是 **** 谢谢",
                "幺三八，零零零零 | ****",
                "it is one two three four five six please | it is **** please",
                "oh double five nine nine | ****",
                "三百五十八块二 | 三百五十八块二",
                "一三五 | 一三五",
                "three hundred and one | three hundred and one",
                "someone told me to | someone told me to"
            })
    void tellsDigitsInARowFromNumbers(String said, String shown) {
        assertThat(SpokenDigits.masked(said)).isEqualTo(shown);
    }

    @Test
    void followsTheCallUntilThePersonHasGone() {
        handOver(call, Locale.US);
        assertThat(theHandover().state()).isInstanceOf(HandoverState.Waiting.class);
        clock.pass(Duration.ofSeconds(40));
        watch.taken(call);
        assertThat(theHandover().state()).isEqualTo(new HandoverState.Taken(clock.instant(), Duration.ofSeconds(40)));
        clock.pass(Duration.ofMinutes(3));
        watch.left(call, leaving("transferred", true, NOTE, HangupCause.NORMAL_CLEARING));

        assertThat(theHandover().state()).isEqualTo(new HandoverState.Ended(clock.instant(), Duration.ofSeconds(40)));
        assertThat(desk.handovers().open()).isEmpty();
    }

    @Test
    void aCallThatComesBackMayWantAPersonAgain() {
        handOver(call, Locale.US);
        watch.taken(call);
        watch.returned(call);
        assertThat(theHandover().state()).isInstanceOf(HandoverState.Ended.class);
        handOver(call, Locale.US);

        assertThat(theHandover().state()).isInstanceOf(HandoverState.Waiting.class);
        assertThat(desk.handovers().all()).hasSize(1);
    }

    @Test
    void tellsThatNobodyAnsweredFromACallerWhoGaveUp() {
        ScriptedLine other = ScriptedLine.from("13800000002");
        handOver(call, Locale.US);
        handOver(other, Locale.US);
        watch.notTaken(call, new DialOutcome.NoAnswer(Duration.ofSeconds(30)));
        watch.left(other, leaving("transferred", false, NOTE, HangupCause.NORMAL_CLEARING));

        assertThat(why(call)).isEqualTo(HandoverState.Why.NOBODY_ANSWERED);
        assertThat(why(other)).isEqualTo(HandoverState.Why.CALLER_GAVE_UP);
        assertThat(queueStatus()).containsEntry("waiting", "0");
    }

    @Test
    void theQueueKnowsHowManyWait() {
        handOver(call, Locale.US);
        assertThat(queueStatus()).containsEntry("waiting", "1").containsEntry("minutes", "2");
        watch.taken(call);

        assertThat(queueStatus()).containsEntry("waiting", "0");
    }

    @Test
    void whatNeverHappenedChangesNothing() {
        watch.taken(call);
        watch.notTaken(call, new DialOutcome.Busy());
        watch.returned(call);
        watch.left(call, leaving("finished", true, NOTE, HangupCause.NORMAL_CLEARING));

        assertThat(desk.handovers().all()).isEmpty();
    }

    @Test
    void keepsTheHandoverBesideTheTranscriptUnreadableForOthers() throws Exception {
        handOver(call, Locale.SIMPLIFIED_CHINESE);
        watch.taken(call);
        desk.close();

        Path file = directory.resolve("20261123-090000-x.handover.json");
        JsonNode kept = new JsonMapper().readTree(Files.readAllBytes(file));
        assertThat(kept.get("state").get("is").asString()).isEqualTo("taken");
        assertThat(kept.get("summary").get("who").asString()).contains("张伟");
        assertThat(kept.get("locale").asString()).isEqualTo("zh-CN");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void forgetsWhatIsOverAfterItsTimeAndNeverWhatIsOpen() {
        handOver(call, Locale.US);
        ScriptedLine other = ScriptedLine.from("13800000002");
        handOver(other, Locale.US);
        watch.left(other, leaving("transferred", false, NOTE, HangupCause.NORMAL_CLEARING));
        clock.pass(Duration.ofHours(24).plusSeconds(1));

        assertThat(desk.handovers().all())
                .extracting(Handover::callId)
                .containsExactly(call.id().value());
    }

    @Test
    void keepsNoMoreThanTheMost() {
        HandoverBook book = new HandoverBook(Duration.ofHours(24), 10, clock);
        for (int i = 0; i < 12; i++) {
            clock.pass(Duration.ofSeconds(1));
            ScriptedLine line = ScriptedLine.from("1380000000" + i % 10);
            handOver(line, Locale.US);
            book.file(desk.handovers().find(line.id().value()).orElseThrow());
            book.left(line.id().value());
        }

        assertThat(book.all()).hasSize(10);
    }

    @Test
    void aCallerWhoRingsAgainSoonIsAskedWhetherToGoOn() {
        watch.left(
                call, leaving(DialogSession.CALLER_GONE, false, note("early-repayment", "thanks"), HangupCause.OTHER));
        clock.pass(Duration.ofMinutes(9));

        assertThat(unfinished("13800000001", "zh-CN"))
                .isEqualTo(Map.of("wish", "early-repayment", "wish_words", "提前还款"));
        assertThat(unfinished("13800000001", "zh-CN"))
                .as("told once")
                .isEqualTo(Map.of(BackEnd.OUTCOME, QueueDesk.NOTHING_UNFINISHED));
    }

    @Test
    void tellsTheWishInTheCallersLanguageAndNothingOfTheAccount() {
        watch.left(call, leaving(DialogSession.CALLER_GONE, false, NOTE_OF_BILL, HangupCause.OTHER));

        assertThat(unfinished("13800000001", "en-US")).isEqualTo(Map.of("wish", "bill", "wish_words", "your bill"));
    }

    private static final HandoverNote NOTE_OF_BILL =
            new HandoverNote("", List.of("bill"), "x", true, Map.of("bill", "358.20", "name", "张伟"));

    @Test
    void whoRingsTooLateOrFromAnotherNumberBeginsAnew() {
        watch.left(call, leaving(DialogSession.CALLER_GONE, false, note("bill"), HangupCause.NORMAL_CLEARING));

        assertThat(unfinished("13800000002", "zh-CN")).containsKey(BackEnd.OUTCOME);
        clock.pass(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(unfinished("13800000001", "zh-CN")).containsKey(BackEnd.OUTCOME);
    }

    @Test
    void whoHasWhatTheyWantedBeginsAnewUnlessTheLineWasLost() {
        watch.left(call, leaving(DialogSession.CALLER_GONE, true, note("bill"), HangupCause.NORMAL_CLEARING));
        assertThat(unfinished("13800000001", "zh-CN")).containsKey(BackEnd.OUTCOME);
        watch.left(call, leaving("finished", true, note("bill"), HangupCause.NORMAL_CLEARING));
        assertThat(unfinished("13800000001", "zh-CN")).containsKey(BackEnd.OUTCOME);
        watch.left(call, leaving(DialogSession.CALLER_GONE, true, note("bill"), HangupCause.MEDIA_TIMEOUT));

        assertThat(unfinished("13800000001", "zh-CN")).containsEntry("wish", "bill");
    }

    @Test
    void whoSaidNothingOfUseBeginsAnew() {
        watch.left(call, leaving(DialogSession.CALLER_GONE, false, note("greeting", "repeat"), HangupCause.OTHER));

        assertThat(unfinished("13800000001", "zh-CN")).containsKey(BackEnd.OUTCOME);
    }

    @Test
    void whoGaveUpWaitingIsOfferedThePersonAgain() {
        handOver(call, Locale.US);
        watch.left(call, leaving("transferred", true, NOTE, HangupCause.NORMAL_CLEARING));

        assertThat(unfinished("13800000001", "en-US")).containsEntry("wish", "person");
    }

    @Test
    void aRestartMakesNobodyBeginAnew() throws Exception {
        HandoverSettings settings = inDirectory();
        try (HandoverDesk before = HandoverDesk.open(settings, clock)) {
            before.watch().left(call, leaving(DialogSession.CALLER_GONE, false, note("bill"), HangupCause.OTHER));
        }
        clock.pass(Duration.ofMinutes(5));
        try (HandoverDesk after = HandoverDesk.open(settings, clock)) {
            assertThat(after.queueDesk().call("unfinished-talk", Map.of("caller", "13800000001")))
                    .containsEntry("wish", "bill");
        }
        assertThat(filesIn("unfinished")).as("what was told is on disk no more").isZero();
    }

    @Test
    void aRestartAfterTheTimeLeavesNothingBehind() throws Exception {
        HandoverSettings settings = inDirectory();
        try (HandoverDesk before = HandoverDesk.open(settings, clock)) {
            before.watch().left(call, leaving(DialogSession.CALLER_GONE, false, note("bill"), HangupCause.OTHER));
        }
        clock.pass(Duration.ofMinutes(11));
        HandoverDesk.open(settings, clock).close();

        assertThat(filesIn("unfinished")).isZero();
    }

    @Test
    void theCallBackKnowsWhatTheTalkWasAbout() {
        desk.queueDesk().call("request-callback", Map.of("queue", "service", "caller", "13800000001", "key", "k"));
        watch.left(call, leaving("callback", true, note("complaint", "callback"), HangupCause.NORMAL_CLEARING));
        desk.close();

        assertThat(desk.callBacks().all()).singleElement().satisfies(one -> {
            CallBack.Talk talk = one.talk().orElseThrow();
            assertThat(talk.callId()).isEqualTo(call.id().value());
            assertThat(talk.wish()).isEqualTo("complaint");
            assertThat(talk.summary().what()).contains("complaint");
        });
    }

    private long filesIn(String name) throws IOException {
        try (var files = Files.list(directory.resolve(name))) {
            return files.count();
        }
    }

    private HandoverSettings inDirectory() {
        HandoverSettings usual = HandoverSettings.defaults();
        return new HandoverSettings(
                directory,
                usual.retention(),
                usual.most(),
                usual.usualPickup(),
                usual.offerCallBackFrom(),
                usual.resumeWithin(),
                usual.callBacks());
    }

    private Map<String, String> unfinished(String caller, String language) {
        return desk.queueDesk().call("unfinished-talk", Map.of("caller", caller, "language", language));
    }

    private Map<String, String> queueStatus() {
        return desk.queueDesk().call("queue-status", Map.of("queue", "queue:service"));
    }

    private HandoverState.Why why(Call of) {
        return ((HandoverState.NotTaken)
                        desk.handovers().find(of.id().value()).orElseThrow().state())
                .why();
    }

    private Handover theHandover() {
        return desk.handovers().find(call.id().value()).orElseThrow();
    }

    private void handOver(Call of, Locale locale) {
        watch.handingOver(of, handing(NOTE, locale, TURNS));
    }

    private HandingOver handing(HandoverNote note, Locale locale, List<Turn> turns) {
        return new HandingOver(
                "queue:service",
                note.reason(),
                note,
                locale,
                clock.instant(),
                turns,
                directory.resolve("20261123-090000-x.json"));
    }

    private static HandoverNote note(String... wishes) {
        return new HandoverNote("", List.of(wishes), "asking", false, Map.of());
    }

    private static Leaving leaving(String outcome, boolean aim, HandoverNote note, HangupCause cause) {
        return new Leaving(outcome, aim, note, Locale.US, cause);
    }

    private static Turn turn(Speaker speaker, String text, String intent) {
        return new Turn(
                speaker,
                text,
                0,
                1_000,
                List.of(),
                Optional.of(intent).filter(known -> !known.isEmpty()),
                Optional.empty());
    }
}
