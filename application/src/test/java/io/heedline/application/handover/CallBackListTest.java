package io.heedline.application.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.handover.CallBackState.Done;
import io.heedline.application.handover.CallBackState.GivenUp;
import io.heedline.application.handover.CallBackState.Open;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBackListTest {

    private static final Duration SOON = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock("2026-11-23T01:00:00Z");

    /** A list as it is after the process was killed: a new one, of what is on disk. */
    private CallBackList list() {
        return new CallBackList(
                new RecordFiles<>(directory, CallBack.class),
                HandoverSettings.defaults().callBacks(),
                clock);
    }

    @Test
    void aKilledProcessLosesNone() {
        CallBackList killed = list();
        CallBack first = ask(killed, "13800000001");
        CallBack second = ask(killed, "13800000002");
        killed.done(second);

        CallBackList after = list();
        assertThat(after.find(first.id())).contains(first);
        assertThat(after.find(second.id()).orElseThrow().state()).isInstanceOf(Done.class);
        assertThat(ask(after, "13800000001")).as("asked again").isEqualTo(first);
    }

    @Test
    void whatItWasAboutOutlivesAKillToo() {
        CallBackList killed = list();
        CallBack one = ask(killed, "13800000001");
        CallBack.Talk talk = new CallBack.Talk("call-1", "bill", Map.of("day", "8"), new Summary("who", "what", "why"));
        killed.explain("13800000001", talk);

        assertThat(list().find(one.id()).orElseThrow().talk()).contains(talk);
    }

    @Test
    void aHalfWrittenOrDamagedFileCostsNoOther() throws IOException {
        CallBack one = ask(list(), "13800000001");
        Files.writeString(directory.resolve("half.json.draft"), "{\"id\": \"ha");
        Files.writeString(directory.resolve("damaged.json"), "{\"id\": \"da");
        Files.writeString(directory.resolve("null.json"), "null");
        Files.writeString(directory.resolve("other.json"), "{\"talk\": 7}");

        assertThat(list().all()).containsExactly(one);
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        CallBack one = ask(list(), "13800000001");

        assertThat(Files.getPosixFilePermissions(directory.resolve(one.id() + ".json")))
                .hasSize(2);
    }

    @Test
    void anAttemptThatWasUnderWayWhenTheProcessDiedCounts() {
        CallBackList killed = list();
        CallBack one = ask(killed, "13800000001");
        killed.ring(one.id());

        CallBackState state = list().find(one.id()).orElseThrow().state();
        assertThat(state).isEqualTo(new Open(clock.instant().plus(Duration.ofMinutes(15)), 1));
    }

    @Test
    void triesNoMoreOftenThanTheSettingsSayAndWaitsBetween() {
        CallBackList list = list();
        String id = ask(list, "13800000001").id();
        for (int attempt = 1; attempt < 3; attempt++) {
            assertThat(list.ring(id)).isInstanceOf(RingAnswer.Ringing.class);
            assertThat(list.ring(id)).as("twice at once").isInstanceOf(RingAnswer.Refused.class);
            list.notReached(id);
            assertThat(state(list, id)).isEqualTo(new Open(clock.instant().plus(Duration.ofMinutes(15)), attempt));
            assertThat(list.due()).isEmpty();
            clock.pass(Duration.ofMinutes(15));
            assertThat(list.due()).hasSize(1);
        }
        list.ring(id);
        list.notReached(id);

        assertThat(state(list, id)).isEqualTo(new GivenUp(clock.instant(), 3));
        assertThat(list.due()).isEmpty();
        assertThat(list.ring(id)).isInstanceOf(RingAnswer.Refused.class);
        assertThat(list.done(list.find(id).orElseThrow()))
                .as("a person may still")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:59:59Z, false, 2026-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z, true, 2026-11-23T00:00:00Z",
        "2026-11-23T12:59:59Z, true, 2026-11-23T12:59:59Z",
        "2026-11-23T13:00:00Z, false, 2026-11-24T00:00:00Z",
        "2026-11-23T16:30:00Z, false, 2026-11-24T00:00:00Z"
    })
    void ringsFromEightToNineInTheEveningOfShanghaiOnly(String now, boolean allowed, String next) {
        CallBackList list = list();
        String id = ask(list, "13800000001").id();
        MovableClock then = new MovableClock(now);
        CallBackList later = new CallBackList(
                new RecordFiles<>(directory, CallBack.class),
                HandoverSettings.defaults().callBacks(),
                then);

        assertThat(later.ring(id) instanceof RingAnswer.Ringing).isEqualTo(allowed);
        HandoverSettings.CallBacks usual = HandoverSettings.defaults().callBacks();
        assertThat(new CallingHours(usual.from(), usual.to(), then.getZone()).nextAllowed(then.instant()))
                .isEqualTo(next);
    }

    @Test
    void theNextAttemptIsWithinCallingHoursToo() {
        CallBackList list = list();
        String id = ask(list, "13800000001").id();
        clock.pass(Duration.ofHours(11).plusMinutes(50)); // 20:50
        list.ring(id);
        list.notReached(id);

        assertThat(((Open) state(list, id)).due()).isEqualTo("2026-11-24T00:00:00Z");
    }

    @Test
    void whatIsDoneIsForgottenAfterAWeekWithItsFile() throws IOException {
        CallBackList list = list();
        list.done(ask(list, "13800000001"));
        CallBack open = ask(list, "13800000002");
        clock.pass(Duration.ofDays(7).plusSeconds(1));

        assertThat(list.all()).containsExactly(open);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatIsRungCannotBeDoneByAPersonAtTheSameTime() {
        CallBackList list = list();
        CallBack one = ask(list, "13800000001");
        list.ring(one.id());

        assertThat(list.done(one)).isEmpty();
        list.answered(one.id());
        assertThat(list.done(one)).isEmpty();
        assertThat(state(list, one.id())).isEqualTo(new Done(clock.instant(), 1));
    }

    @Test
    void itsVersionGrowsWithEveryChange() {
        CallBackList list = list();
        long before = list.version();
        CallBack one = ask(list, "13800000001");
        long asked = list.version();
        list.done(one);

        assertThat(List.of(before, asked, list.version()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private static CallBackState state(CallBackList list, String id) {
        return list.find(id).orElseThrow().state();
    }

    private static CallBack ask(CallBackList list, String number) {
        return list.request(number, "queue:service", Map.of("key", "of " + number, "language", "zh-CN"), SOON);
    }
}
