package io.heedline.asr.internal.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a trial run may take before the model counts as damaged: a wrong count in a graph makes the native library
 * allocate until the machine has nothing left.
 *
 * @param time from the start of the process
 * @param memoryMb address space of the whole process in MB, the JVM's own reserves (about 700) included
 */
public record TrialLimits(Duration time, long memoryMb) {

    private static final long MB = 1_000_000;
    private static final long LEAST_MEMORY_MB = 2000;
    private static final long MEMORY_PER_SIZE = 10;
    private static final Duration LEAST_TIME = Duration.ofSeconds(30);
    private static final long MB_PER_SECOND = 10;

    /** Limits that a sound model of this size stays far below, also on a slow and busy machine. */
    public static TrialLimits of(Path model) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        long size = bytes / MB;
        return new TrialLimits(LEAST_TIME.plusSeconds(size / MB_PER_SECOND), LEAST_MEMORY_MB + MEMORY_PER_SIZE * size);
    }

    /**
     * What to put before a command. Where the system refuses the limit (a lower one is set already, or it knows none)
     * the command runs without it, and the time still ends it.
     */
    List<String> shell() {
        return List.of("/bin/sh", "-c", "ulimit -v \"$0\" 2>/dev/null || :; exec \"$@\"", String.valueOf(kilobytes()));
    }

    private long kilobytes() {
        return memoryMb * MB / 1024;
    }
}
