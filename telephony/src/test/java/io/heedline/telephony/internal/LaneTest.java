package io.heedline.telephony.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Property(tries = 30)
    void tasksRunOneAtATimeAndInTheOrderOfEachGiver(
            @ForAll @IntRange(min = 1, max = 6) int givers,
            @ForAll @IntRange(min = 1, max = 300) int tasks,
            @ForAll @IntRange(min = 1, max = 4) int workerCount)
            throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(workerCount);
        WorkInFlight work = new WorkInFlight();
        Lane lane = new Lane(workers, work, fault -> {});
        List<int[]> ran = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger mostInside = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int giver = 0; giver < givers; giver++) {
            int from = giver;
            threads.add(new Thread(() -> {
                await(start);
                for (int task = 0; task < tasks; task++) {
                    int number = task;
                    lane.execute(() -> {
                        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        ran.add(new int[] {from, number});
                        inside.decrementAndGet();
                    });
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        work.awaitIdle();
        workers.shutdown();

        assertThat(mostInside).hasValue(1);
        assertThat(ran).hasSize(givers * tasks);
        for (int giver = 0; giver < givers; giver++) {
            int from = giver;
            assertThat(ran.stream()
                            .filter(entry -> entry[0] == from)
                            .map(entry -> entry[1])
                            .toList())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aTaskGivenOnTheLaneItselfRunsAtOnceOnlyWhenAskedTo() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        WorkInFlight work = new WorkInFlight();
        Lane lane = new Lane(workers, work, fault -> {});
        List<String> ran = new ArrayList<>();

        lane.execute(() -> {
            lane.execute(() -> ran.add("behind"));
            lane.onLane(() -> ran.add("at once"));
            ran.add("end of the first");
        });
        work.awaitIdle();
        workers.shutdown();

        assertThat(ran).containsExactly("at once", "end of the first", "behind");
    }

    @Test
    void aFaultIsReportedAndTheNextTaskRuns() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        WorkInFlight work = new WorkInFlight();
        List<String> ran = new ArrayList<>();
        Lane lane = new Lane(workers, work, fault -> ran.add(fault.getMessage()));

        lane.execute(() -> {
            throw new IllegalStateException("broken");
        });
        lane.execute(() -> ran.add("next"));
        work.awaitIdle();
        workers.shutdown();

        assertThat(ran).containsExactly("broken", "next");
    }

    @Test
    void tasksForAClosedPoolAreDroppedAndNotWaitedFor() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        workers.shutdown();
        WorkInFlight work = new WorkInFlight();
        List<String> ran = new ArrayList<>();

        new Lane(workers, work, fault -> {}).execute(() -> ran.add("never"));

        work.awaitIdle();
        assertThat(ran).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
