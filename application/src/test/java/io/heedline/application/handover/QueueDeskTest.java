package io.heedline.application.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueDeskTest {

    private static final Map<String, String> ASKED =
            Map.of("queue", "queue:service", "caller", "13800000001", "language", "zh-CN", "key", "k1");

    /** Nine in the morning in Shanghai. */
    private final MovableClock clock = new MovableClock("2026-11-23T01:00:00Z");

    private final QueueWaits waits = new QueueWaits(Duration.ofSeconds(60));
    private final HandoverSettings settings = HandoverSettings.defaults();
    private final CallBackList callBacks = new CallBackList(RecordKeeper.none(), settings.callBacks(), clock);
    private final UnfinishedTalks unfinished =
            new UnfinishedTalks(RecordKeeper.none(), Runnable::run, settings.resumeWithin(), clock);
    private final QueueDesk desk = new QueueDesk(waits, callBacks, unfinished, settings.offerCallBackFrom(), clock);

    @Test
    void tellsHowLongAQueueIs() {
        waits.joined("service", "a", clock.instant());

        assertThat(desk.call("queue-status", ASKED)).isEqualTo(Map.of("minutes", "2", "waiting", "1"));
    }

    @Test
    void reportsAQueueThatIsLongWithItsMinutes() {
        for (int i = 0; i < 4; i++) {
            waits.joined("service", "call" + i, clock.instant());
        }

        assertThat(desk.call("queue-status", ASKED))
                .isEqualTo(Map.of("minutes", "5", "waiting", "4", BackEnd.OUTCOME, QueueDesk.QUEUE_LONG));
    }

    @Test
    void takesACallBackDownOnceHoweverOftenItIsAsked() {
        Map<String, String> answer = desk.call("request-callback", ASKED);

        assertThat(answer).isEqualTo(Map.of("within", "1", "number_tail", "0001"));
        assertThat(desk.call("request-callback", ASKED)).isEqualTo(answer);
        desk.call("request-callback", with("key", "k2"));
        assertThat(callBacks.all()).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo("13800000001");
            assertThat(one.target()).isEqualTo("queue:service");
            assertThat(one.language()).isEqualTo("zh-CN");
        });
    }

    @Test
    void anotherCallerIsAnotherCallBack() {
        desk.call("request-callback", ASKED);
        desk.call("request-callback", Map.of("queue", "service", "caller", "13800000002", "key", "k9"));

        assertThat(callBacks.all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anonymous", "12", "1234567890123456", "138 0000 0001", "+"})
    void takesNoCallBackDownToWhatIsNoNumber(String caller) {
        assertThat(desk.call("request-callback", with("caller", caller)))
                .isEqualTo(Map.of(BackEnd.OUTCOME, QueueDesk.NO_NUMBER));
        assertThat(callBacks.all()).isEmpty();
    }

    @Test
    void promisesACallBackWithinCallingHoursOnly() {
        clock.pass(Duration.ofHours(12)); // 21:00

        assertThat(desk.call("request-callback", ASKED)).isEqualTo(Map.of(BackEnd.OUTCOME, QueueDesk.WHEN_OPEN));
        assertThat(callBacks.due()).isEmpty();
        clock.pass(Duration.ofHours(11).minusSeconds(1));
        assertThat(callBacks.due()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(callBacks.due()).hasSize(1);
    }

    @Test
    void promisesNothingThatIsNotOnDisk() {
        RecordKeeper<CallBack> full = new RecordKeeper<>() {
            @Override
            public void save(String name, CallBack record) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void delete(String name) {}

            @Override
            public List<CallBack> load() {
                return List.of();
            }
        };
        CallBackList lost = new CallBackList(full, settings.callBacks(), clock);

        assertThatThrownBy(() ->
                        new QueueDesk(waits, lost, unfinished, Duration.ZERO, clock).call("request-callback", ASKED))
                .isInstanceOf(BackEndException.class);
        assertThat(lost.all()).isEmpty();
    }

    @Test
    void leadsOnToWhatTheCallerWanted() {
        assertThat(desk.call("go-on", Map.of("wish", "early-repayment")))
                .isEqualTo(Map.of(BackEnd.OUTCOME, "early-repayment"));
        assertThat(desk.call("go-on", Map.of("wish", "thanks"))).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> desk.call("balance", ASKED))
                .isInstanceOf(BackEndException.class)
                .hasMessageContaining("balance")
                .hasMessageContaining("queue-status");
        assertThatThrownBy(() -> desk.call("queue-status", Map.of()))
                .isInstanceOf(BackEndException.class)
                .hasMessageContaining("'queue'");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> asked = new java.util.HashMap<>(ASKED);
        asked.put(name, value);
        return asked;
    }
}
