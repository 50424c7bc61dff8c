package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.Asking.Patience;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AskingTest {

    private final Deque<Runnable> workers = new ArrayDeque<>();
    private final Deque<Runnable> lane = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Asking asking = new Asking(AskingSettings.defaults(), workers::add, lane::add);

    private void ask(String what) {
        asking.ask(() -> "answer to " + what, told::add, why -> told.add(why.getMessage()));
    }

    private void work() {
        workers.remove().run();
        lane.remove().run();
    }

    @Test
    void oneThingIsAskedAtATimeAndInOrder() {
        ask("one");
        ask("two");

        assertThat(workers).hasSize(1);
        work();
        assertThat(told).containsExactly("answer to one");
        assertThat(asking.busy()).isTrue();
        work();
        assertThat(told).containsExactly("answer to one", "answer to two");
        assertThat(asking.busy()).isFalse();
    }

    @Test
    void anAnswerComesOnTheLaneOnly() {
        ask("one");
        workers.remove().run();

        assertThat(told).isEmpty();
        assertThat(asking.busy()).isTrue();
    }

    @Test
    void whatWasThrownIsToldOnTheLane() {
        asking.ask(
                () -> {
                    throw new IllegalStateException("broken");
                },
                answer -> told.add("answered"),
                why -> told.add(why.getMessage()));
        work();

        assertThat(told).containsExactly("broken");
        assertThat(asking.busy()).isFalse();
    }

    @Test
    void workersThatTakeNothingMoreAreAFaultLikeAnother() {
        Asking closing = new Asking(
                AskingSettings.defaults(),
                task -> {
                    throw new RejectedExecutionException("closed");
                },
                lane::add);
        closing.ask(() -> "answer", told::add, why -> told.add(why.getMessage()));

        assertThat(told).containsExactly("closed");
        assertThat(closing.busy()).isFalse();
    }

    @Test
    void theEndWaitsForWhatIsStillAsked() {
        ask("one");
        asking.whenIdle(() -> told.add("end"));

        assertThat(told).isEmpty();
        work();
        assertThat(told).containsExactly("answer to one", "end");
    }

    @Test
    void whatIsAbandonedIsDroppedWhenItComesAndNothingElseIsAsked() {
        ask("one");
        ask("two");
        asking.whenIdle(() -> told.add("end"));

        asking.abandon();

        assertThat(told).containsExactly("end");
        work();
        assertThat(told).containsExactly("end");
        assertThat(workers).isEmpty();
    }

    @Test
    void patienceCountsFromTheFirstFrameOfEachAsking() {
        assertThat(asking.tick(100_000)).isEqualTo(Patience.WAIT);
        ask("one");
        assertThat(asking.tick(100_020)).isEqualTo(Patience.WAIT);
        assertThat(asking.tick(101_500)).isEqualTo(Patience.WAIT);
        assertThat(asking.tick(101_520)).isEqualTo(Patience.ONE_MOMENT);
        assertThat(asking.tick(101_540)).as("told once").isEqualTo(Patience.WAIT);
        assertThat(asking.tick(106_520)).isEqualTo(Patience.ONE_MOMENT);
        work();
        ask("two");
        assertThat(asking.tick(107_000)).as("counted anew").isEqualTo(Patience.WAIT);
        assertThat(asking.tick(108_500)).isEqualTo(Patience.ONE_MOMENT);
        assertThat(asking.tick(119_000)).isEqualTo(Patience.GIVE_UP);
    }
}
