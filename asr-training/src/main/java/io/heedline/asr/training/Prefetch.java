package io.heedline.asr.training;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Makes so many values ahead on a thread of its own, in the same order as they would be made on demand, and not one more:
 * the supplier is left in the same state whatever the threads' timing was.
 */
final class Prefetch<T> implements AutoCloseable {
    private sealed interface Item<T> {}

    private record Made<T>(T value) implements Item<T> {}

    private record Failed<T>(RuntimeException cause) implements Item<T> {}

    private final BlockingQueue<Item<T>> queue;
    private final Thread thread;

    Prefetch(Supplier<T> supplier, int count, int ahead) {
        queue = new LinkedBlockingQueue<>(ahead);
        thread = new Thread(() -> run(supplier, count), "prefetch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Supplier<T> supplier, int count) {
        try {
            for (int made = 0; made < count && !Thread.currentThread().isInterrupted(); made++) {
                Item<T> item;
                try {
                    item = new Made<>(supplier.get());
                } catch (RuntimeException e) {
                    item = new Failed<>(e);
                }
                queue.put(item);
                if (item instanceof Failed) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    T next() throws InterruptedException {
        Item<T> item = queue.take();
        if (item instanceof Failed<T> failed) {
            throw failed.cause();
        }
        return ((Made<T>) item).value();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
