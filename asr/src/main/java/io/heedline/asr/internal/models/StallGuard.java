package io.heedline.asr.internal.models;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends a read of a connection that no longer brings anything: the HTTP client's own time-out ends with the headers. */
final class StallGuard extends FilterInputStream {

    private final Duration atMost;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "download-stall");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stalled;

    StallGuard(InputStream in, Duration atMost) {
        super(in);
        this.atMost = atMost;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ScheduledFuture<?> alarm = clock.schedule(this::giveUp, atMost.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            if (stalled) {
                throw new IOException("nothing came for " + atMost.toSeconds() + " s", e);
            }
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void giveUp() {
        stalled = true;
        try {
            in.close();
        } catch (IOException e) {
            // The reader is told by its own exception.
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        super.close();
    }
}
