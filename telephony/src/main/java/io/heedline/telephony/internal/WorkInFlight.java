package io.heedline.telephony.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts tasks that were handed over and are not done, so that the virtual clock can wait for them. */
public final class WorkInFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private long count;

    /** One task more. */
    public void begin() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    /** One task less. */
    public void end() {
        lock.lock();
        try {
            if (--count == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all work is done. */
    public void awaitIdle() throws InterruptedException {
        lock.lock();
        try {
            while (count > 0) {
                idle.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most so long; returns whether all work is done. */
    public boolean awaitIdle(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (count > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return count == 0;
        } finally {
            lock.unlock();
        }
    }

    /** An executor whose tasks count, from the moment they are handed over. */
    public Executor counting(Executor executor) {
        return task -> {
            begin();
            try {
                executor.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        end();
                    }
                });
            } catch (RejectedExecutionException e) {
                end();
                throw e;
            }
        };
    }
}
