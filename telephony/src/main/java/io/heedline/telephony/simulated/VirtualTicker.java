package io.heedline.telephony.simulated;

import io.heedline.telephony.internal.WorkInFlight;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Ticks whenever all work of the last tick is done; stands still while there is no call. */
final class VirtualTicker implements Ticker {

    private final WorkInFlight work;
    private final BooleanSupplier anyCalls;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Thread thread;
    private boolean closed;

    VirtualTicker(WorkInFlight work, BooleanSupplier anyCalls) {
        this.work = work;
        this.anyCalls = anyCalls;
    }

    @Override
    public void start(Runnable tick) {
        thread = RealTimeTicker.daemon(() -> run(tick), "exchange-ticks");
        thread.start();
    }

    private void run(Runnable tick) {
        try {
            while (awaitCalls()) {
                work.awaitIdle();
                tick.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitCalls() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !anyCalls.getAsBoolean()) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
