package io.heedline.telephony.simulated;

import io.heedline.telephony.AudioFrame;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Ticks by the monotonic clock: as many ticks as are due since the start, so that lateness never adds up. */
final class RealTimeTicker implements Ticker {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(AudioFrame.DURATION_MS);

    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "exchange-ticks"));
    private long startedAt;
    private long ticks;

    RealTimeTicker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void start(Runnable tick) {
        startedAt = nanoTime.getAsLong();
        timer.scheduleAtFixedRate(() -> tickDue(tick), TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Makes the ticks that are due by now. */
    void tickDue(Runnable tick) {
        long due = (nanoTime.getAsLong() - startedAt) / TICK_NANOS;
        while (ticks < due && !timer.isShutdown()) {
            ticks++;
            tick.run();
        }
    }

    @Override
    public void wake() {}

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
