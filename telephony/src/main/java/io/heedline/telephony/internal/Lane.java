package io.heedline.telephony.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time and in order on whatever worker is free. A task that throws is reported to the fault handler
 * on the lane; the next task runs all the same.
 */
public final class Lane implements Executor {

    /** Tasks run in one go before the worker is given back, so that a busy lane cannot starve the others. */
    private static final int TURN = 64;

    private final Executor workers;
    private final WorkInFlight work;
    private final Consumer<Throwable> onFault;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean scheduled;
    private volatile Thread runner;

    /**
     * A lane of its own over workers shared with others.
     *
     * @param work counts what is in flight
     * @param onFault hears what a task threw
     */
    public Lane(Executor workers, WorkInFlight work, Consumer<Throwable> onFault) {
        this.workers = workers;
        this.work = work;
        this.onFault = onFault;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            work.begin();
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        handOver();
    }

    /** A pool that has been shut down takes nothing more; what was left of the call is dropped with it. */
    private void handOver() {
        try {
            workers.execute(this::drain);
        } catch (RejectedExecutionException closed) {
            synchronized (tasks) {
                tasks.forEach(dropped -> work.end());
                tasks.clear();
                scheduled = false;
            }
        }
    }

    /** Runs the task now if this thread is on the lane, else in its turn. */
    public void onLane(Runnable task) {
        if (runner == Thread.currentThread()) {
            task.run();
        } else {
            execute(task);
        }
    }

    /** Tasks that wait for their turn. */
    public int backlog() {
        synchronized (tasks) {
            return tasks.size();
        }
    }

    private void drain() {
        runner = Thread.currentThread();
        for (int i = 0; i < TURN; i++) {
            Runnable task = next();
            if (task == null) {
                return;
            }
            runOne(task);
        }
        runner = null;
        handOver();
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            if (task == null) {
                runner = null;
                scheduled = false;
            }
            return task;
        }
    }

    private void runOne(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            onFault.accept(fault);
        } finally {
            work.end();
        }
    }
}
