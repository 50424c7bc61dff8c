package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A sipp at work. Closing ends it whatever it does. */
public final class SippRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String scenario;
    private final Path directory;
    private final ChildProgram program;

    SippRun(String scenario, Path directory, ChildProgram program) {
        this.scenario = scenario;
        this.directory = directory;
        this.program = program;
    }

    /** What the scenario has logged so far: {@code answered [PORT]}, {@code ended [CAUSE]} and the like. */
    public List<String> log() {
        return lines("log");
    }

    private List<String> lines(String file) {
        Path path = directory.resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            return List.of("(unreadable: " + e + ")");
        }
    }

    /** Waits for a line that begins with this word, and gives the rest of it, which may be empty. */
    public String awaitLog(String word) {
        Awaitility.await("sipp " + scenario + " to log \"" + word + "\"")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> log().stream().anyMatch(line -> line.startsWith(word)) || !program.isAlive());
        return log().stream()
                .filter(line -> line.startsWith(word))
                .findFirst()
                .map(line -> line.substring(word.length()).trim())
                .orElseThrow(
                        () -> new AssertionError("sipp " + scenario + " never logged \"" + word + "\": " + describe()));
    }

    /** The port of the exchange's sound, when the scenario has logged it with this word. */
    public int awaitPort(String word) {
        return Integer.parseInt(awaitLog(word));
    }

    /** Waits for its end, which must come with all calls gone as the scenario says. */
    public void awaitSuccess() {
        awaitSuccess(PATIENCE);
    }

    public void awaitSuccess(Duration atMost) {
        int status;
        try {
            status = program.await(atMost);
        } catch (AssertionError e) {
            throw new AssertionError("sipp " + scenario + " does not end, " + describe(), e);
        }
        if (status != 0) {
            throw new AssertionError("sipp " + scenario + " ended with status " + status + ": " + describe());
        }
    }

    void awaitListening(int port) {
        Awaitility.await("sipp " + scenario + " to listen on " + port)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> isTaken(port));
    }

    private static boolean isTaken(int port) {
        try (DatagramSocket probe = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"))) {
            return probe.isClosed();
        } catch (IOException e) {
            return true;
        }
    }

    private String describe() {
        List<String> errors = lines("errors");
        return log() + (errors.isEmpty() ? "" : ", errors " + errors) + ", " + (program.isAlive() ? "alive" : "ended")
                + "; all messages are in " + directory;
    }

    @Override
    public void close() {
        program.close();
    }
}
