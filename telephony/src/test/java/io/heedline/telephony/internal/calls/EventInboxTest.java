package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EventInboxTest {

    private final List<Boolean> reading = new ArrayList<>();
    private final Deque<Runnable> lane = new ArrayDeque<>();
    private final List<EslEvent> handled = new ArrayList<>();
    private final EventInbox inbox = new EventInbox(new Reader(), lane::add, 4, handled::add);

    @Test
    void eventsAreHandledInTheirOrder() {
        EslEvent first = event();
        EslEvent second = event();
        inbox.add(first);
        inbox.add(second);
        lane.poll().run();
        lane.poll().run();

        assertThat(handled).containsExactly(first, second);
        assertThat(reading).isEmpty();
    }

    @Test
    void nothingMoreIsReadWhileTooManyWaitAndReadingGoesOnWhenHalfOfThemAreDone() {
        for (int i = 0; i < 6; i++) {
            inbox.add(event());
        }
        assertThat(reading).containsExactly(false);

        while (lane.size() > 3) {
            lane.poll().run();
        }
        assertThat(reading).containsExactly(false);
        lane.poll().run();
        assertThat(reading).containsExactly(false, true);
    }

    @Test
    void anEventWhoseHandlingFailsIsDoneToo() {
        EventInbox failing = new EventInbox(
                new Reader(),
                task -> {
                    try {
                        task.run();
                    } catch (IllegalStateException expected) {
                        // As the lane does.
                    }
                },
                2,
                event -> {
                    throw new IllegalStateException("broken on purpose");
                });
        failing.add(event());
        failing.add(event());
        failing.add(event());

        assertThat(reading).isEmpty();
    }

    private static EslEvent event() {
        return new EslEvent(Map.of("Event-Name", "DTMF"), "");
    }

    private final class Reader implements EslSession {
        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public CompletableFuture<EslClosed> closed() {
            return new CompletableFuture<>();
        }

        @Override
        public void reading(boolean on) {
            reading.add(on);
        }

        @Override
        public void close() {}
    }
}
