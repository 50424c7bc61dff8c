package io.heedline.telephony.internal.links;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Follows the recordings of all calls that people have taken over. Safe for all threads. */
public final class RecordingTails implements AutoCloseable {

    private static final long INTERVAL_MS = 100;

    /** Readings without anything new after which a file counts as whole: 1 s. */
    private static final int PATIENCE = 10;

    private static final long CLOSING_LIMIT_MS = 2_000;

    private final ScheduledExecutorService reader;
    private final Set<RecordingTail> following = ConcurrentHashMap.newKeySet();

    /**
     * @param reader reads the disk, so it must do nothing that others wait for; one thread is enough for hundreds of
     *     calls. It is not shut down here.
     */
    public RecordingTails(ScheduledExecutorService reader) {
        this.reader = reader;
    }

    /** Follows a recording from its beginning; the file need not be there yet. */
    public RecordingTail follow(PersonRecording recording) {
        RecordingTail tail = new RecordingTail(recording, reader, PATIENCE);
        following.add(tail);
        Future<?> regularly = reader.scheduleWithFixedDelay(tail::read, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
        tail.whenOver(() -> {
            regularly.cancel(false);
            following.remove(tail);
        });
        return tail;
    }

    /** Finishes all that are left, and waits for their rests, which takes about a second when there are any. */
    @Override
    public void close() {
        CompletableFuture<?>[] rests =
                following.stream().map(RecordingTail::finish).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(rests)
                .completeOnTimeout(null, CLOSING_LIMIT_MS, TimeUnit.MILLISECONDS)
                .join();
    }
}
