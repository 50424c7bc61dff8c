package io.heedline.telephony.internal.calls;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one wait of a call that is limited now. Used on the lane only, and its tasks run there. */
final class Deadline {

    private final ScheduledExecutorService timers;
    private final Executor lane;
    private Future<?> running;
    private Object current;

    Deadline(ScheduledExecutorService timers, Executor lane) {
        this.timers = timers;
        this.lane = lane;
    }

    /** Runs the task after this time, instead of what was to run before. */
    void set(Duration limit, Runnable task) {
        cancel();
        Object mine = new Object();
        current = mine;
        try {
            running = timers.schedule(
                    () -> lane.execute(() -> {
                        // It may have been cancelled while it waited for the lane.
                        if (current == mine) {
                            current = null;
                            task.run();
                        }
                    }),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // The exchange has been shut down; nothing is waited for any more.
            running = null;
        }
    }

    void cancel() {
        current = null;
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }
}
