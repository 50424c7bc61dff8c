package io.heedline.application.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The dialogue of one call, asked off its lane: what it does may wait for the company's system, and meanwhile frames
 * go on to be recorded and recognised. One thing at a time and in order, so the session still has one thread at a time;
 * while this is {@link #busy}, nobody else may touch it. Used on the call's lane, where answers come back to.
 *
 * <pre>
 *   idle --- ask ---&gt; busy --- answered ---&gt; idle
 *                      | 1.5 s: ONE_MOMENT
 *                      | 12 s: GIVE_UP, once; the answer is not waited for any more
 * </pre>
 */
final class Asking {

    /** What a caller is owed who has waited for so long. */
    enum Patience {
        WAIT,
        ONE_MOMENT,
        GIVE_UP
    }

    private static final long NEVER = -1;

    private final AskingSettings settings;
    private final Executor workers;
    private final Executor lane;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Optional<Runnable> last = Optional.empty();
    private boolean busy;
    private long sinceMs = NEVER;
    private long toldMs;
    private int abandoned;

    Asking(AskingSettings settings, Executor workers, Executor lane) {
        this.settings = settings;
        this.workers = workers;
        this.lane = lane;
    }

    /**
     * Does something with the session once it is free.
     *
     * @param step what is asked, off the lane
     * @param then takes the answer, on the lane
     * @param failed takes what {@code step} threw, on the lane
     */
    <T> void ask(Supplier<T> step, Consumer<T> then, Consumer<Throwable> failed) {
        waiting.add(() -> {
            int question = abandoned;
            try {
                workers.execute(() -> {
                    Runnable answered = answer(step, then, failed);
                    lane.execute(() -> answered(question, answered));
                });
            } catch (RejectedExecutionException closing) {
                free(() -> failed.accept(closing));
            }
        });
        next();
    }

    private void answered(int question, Runnable answered) {
        if (question == abandoned) {
            free(answered);
        }
    }

    /** Waits no more: an answer that comes is dropped, nothing else is asked, and the session must not be used again. */
    void abandon() {
        abandoned++;
        waiting.clear();
        free(() -> {});
    }

    private static <T> Runnable answer(Supplier<T> step, Consumer<T> then, Consumer<Throwable> failed) {
        try {
            T answer = step.get();
            return () -> then.accept(answer);
        } catch (Exception | LinkageError e) {
            return () -> failed.accept(e);
        }
    }

    /** Does something on the lane once nothing is asked any more; the last thing that is done here. */
    void whenIdle(Runnable task) {
        last = Optional.of(task);
        next();
    }

    private void next() {
        if (busy) {
            return;
        }
        if (!waiting.isEmpty()) {
            busy = true;
            sinceMs = NEVER;
            waiting.poll().run();
        } else if (last.isPresent()) {
            Runnable task = last.get();
            last = Optional.empty();
            task.run();
        }
    }

    private void free(Runnable task) {
        busy = false;
        try {
            task.run();
        } finally {
            next();
        }
    }

    /** Whether an answer is waited for. */
    boolean busy() {
        return busy;
    }

    /** To be called every frame: what the wait for the present answer calls for now. */
    Patience tick(long nowMs) {
        if (!busy) {
            return Patience.WAIT;
        }
        if (sinceMs == NEVER) {
            sinceMs = nowMs;
            toldMs = nowMs
                    + settings.oneMomentAfter().toMillis()
                    - settings.oneMomentAgain().toMillis();
        }
        if (nowMs - sinceMs >= settings.giveUpAfter().toMillis()) {
            return Patience.GIVE_UP;
        }
        if (nowMs - toldMs >= settings.oneMomentAgain().toMillis()) {
            toldMs = nowMs;
            return Patience.ONE_MOMENT;
        }
        return Patience.WAIT;
    }
}
