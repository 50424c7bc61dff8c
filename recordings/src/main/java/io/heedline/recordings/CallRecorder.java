package io.heedline.recordings;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Records one call: both sides come in together, frame by frame, and go to the writer in blocks of half a second. If
 * the process dies, at most the last second is missing. Never blocks and never throws for trouble with the disk. For
 * one thread at a time, the call's lane.
 */
public final class CallRecorder {

    private static final int BLOCKS_PER_SECOND = 2;

    /** Blocks that may wait for a slow disk; what comes when so many wait is lost. */
    private static final int WAITING_BLOCKS = 20;

    private final Executor writer;
    private final StereoFile file;
    private final Semaphore room = new Semaphore(WAITING_BLOCKS);
    private final int blockSamples;
    private short[] block;
    private int filled;
    private long handedOver;
    private boolean finished;

    CallRecorder(Executor writer, StereoFile file) {
        this.writer = writer;
        this.file = file;
        this.blockSamples = file.sampleRate() / BLOCKS_PER_SECOND;
        this.block = new short[2 * blockSamples];
    }

    /**
     * Adds what both sides said in the same stretch of time.
     *
     * @param caller samples of the caller
     * @param bot as many samples of the bot, or of whoever took over from it
     */
    public void record(short[] caller, short[] bot) {
        if (caller.length != bot.length) {
            throw new IllegalArgumentException("both sides of a recording go together: " + caller.length
                    + " samples of the caller, " + bot.length + " of the bot");
        }
        if (finished) {
            return;
        }
        for (int i = 0; i < caller.length; i++) {
            block[2 * filled] = caller[i];
            block[2 * filled + 1] = bot[i];
            if (++filled == blockSamples) {
                handOver();
            }
        }
    }

    private void handOver() {
        long first = handedOver;
        short[] samples = filled == blockSamples ? block : Arrays.copyOf(block, 2 * filled);
        handedOver += filled;
        filled = 0;
        // Without room the block is not handed over; the file sees the gap when the next one comes.
        if (room.tryAcquire()) {
            block = new short[2 * blockSamples];
            try {
                writer.execute(() -> write(first, samples));
            } catch (RejectedExecutionException closed) {
                room.release();
            }
        }
    }

    private void write(long first, short[] samples) {
        try {
            file.write(first, samples);
        } finally {
            room.release();
        }
    }

    /** Ends the recording; completes on the writer's thread when all of it is on disk or known to be lost. */
    public CompletableFuture<Recording> finish() {
        if (!finished && filled > 0) {
            handOver();
        }
        finished = true;
        long total = handedOver;
        try {
            return CompletableFuture.supplyAsync(() -> file.finish(total), writer);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("recording of " + file.path() + " is not finished: writer is closed"));
        }
    }
}
