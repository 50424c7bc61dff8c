package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program started for a test, whose output is kept in a file. Closing ends it; so does the end of this process. */
final class ChildProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path output;
    private final Thread reaper;

    private ChildProgram(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.reaper = new Thread(process::destroyForcibly, "reaper of " + name);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** Starts it with {@code directory} as its place; its output goes to {@code NAME.out} there. */
    static ChildProgram start(String name, Path directory, List<String> command, Map<String, String> environment) {
        Path output = directory.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProgram(name, builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started: " + command, e);
        }
    }

    static boolean isInstalled(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status; an error that shows the end of its output when it goes on for longer. */
    int await(Duration atMost) {
        try {
            if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(name + " still runs after " + atMost.toMillis() + " ms; it said: " + output());
    }

    /** The last 4,000 characters it has written. */
    String output() {
        try {
            String text = new String(Files.readAllBytes(output), java.nio.charset.StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException e) {
            return "(no output: " + e + ")";
        }
    }

    /** Ends it at once, as SIGKILL does: no word to anybody. */
    void kill() {
        process.destroyForcibly();
        await(PATIENCE);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException e) {
            // The machine is already going down, and the hook with it.
        }
    }
}
