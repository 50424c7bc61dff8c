package io.heedline.benchmarks.media;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How punctually this machine wakes a thread that has nothing to do but to be woken: nothing here can be more so. */
final class LoneThread {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int WAKES = 2_500;

    private LoneThread() {}

    /** How late it is woken, measured for 5 s on the calling thread. */
    static Times lateness() {
        Times late = new Times();
        long due = System.nanoTime();
        for (int i = 0; i < WAKES; i++) {
            due += EVERY_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            late.add(System.nanoTime() - due);
        }
        return late;
    }
}
