package io.heedline.recordings;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes the recordings of all calls, on one thread of its own: a call on the telephone never waits for a disk. Safe
 * for all threads.
 */
public final class Recorder implements AutoCloseable {

    private static final long CLOSING_SECONDS = 10;

    /** Opens the file to record into; a seam for tests. */
    interface Disk {
        SeekableByteChannel open(Path file) throws IOException;
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread writing = new Thread(task, "recording-writer");
        writing.setDaemon(true);
        return writing;
    });
    private final Executor writer;
    private final Disk disk;

    public Recorder() {
        this(Recorder::openNew);
    }

    Recorder(Disk disk) {
        this(disk, UnaryOperator.identity());
    }

    private Recorder(Disk disk, UnaryOperator<Executor> holdingTime) {
        this.disk = disk;
        this.writer = holdingTime.apply(thread);
    }

    /**
     * A recorder for calls that may run on virtual time, which would leave any disk behind.
     *
     * @param holdingTime makes of an executor one whose tasks hold virtual time until they are done
     */
    public static Recorder holding(UnaryOperator<Executor> holdingTime) {
        return new Recorder(Recorder::openNew, holdingTime);
    }

    /**
     * Begins to record a call into a new file; missing directories are made, a file that is there is never touched.
     * Problems with the file show as losses, not here.
     *
     * @param sampleRate samples per second of both sides
     * @param onLoss told on the writer's thread as soon as something is lost, with the first piece; the whole loss is in
     *     the finished {@link Recording}
     */
    public CallRecorder start(Path file, int sampleRate, Consumer<RecordingLoss> onLoss) {
        return new CallRecorder(writer, new StereoFile(file, sampleRate, disk, onLoss));
    }

    /** Completes when everything handed over so far was written or lost. */
    CompletableFuture<Void> written() {
        return CompletableFuture.runAsync(() -> {}, writer);
    }

    /** Writes what is left and stops; recordings not finished yet are whole up to here. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SeekableByteChannel openNew(Path file) throws IOException {
        PrivateFiles.createDirectories(file.toAbsolutePath().getParent());
        return PrivateFiles.createNew(file);
    }
}
