package io.heedline.tts.internal;

import io.heedline.tts.SpeechSynthesisException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs the espeak-ng program, never longer than the timeout and never more at once than the machine can serve. */
public final class EspeakProcess {

    /** What a pipe surely takes without a reader, so that handing over the text cannot block. */
    private static final int MOST_BYTES = 60_000;

    private final String command;
    private final Duration timeout;
    private final Semaphore permits = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
    private volatile String version;

    public EspeakProcess(String command, Duration timeout) {
        this.command = command;
        this.timeout = timeout;
    }

    /** Runs the program with a line of text on standard input, and returns what it printed. */
    public String run(String line, List<String> options) {
        byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (text.length > MOST_BYTES) {
            throw new SpeechSynthesisException(
                    "a prompt of " + text.length + " bytes is too long to be spoken: at most " + MOST_BYTES + " bytes",
                    false);
        }
        try {
            if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechSynthesisException(
                        "espeak-ng is busy: no turn within " + timeout.toMillis() + " ms", true);
            }
            try {
                return run(text, options);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechSynthesisException("interrupted while waiting for espeak-ng", true, e);
        }
    }

    private String run(byte[] text, List<String> options) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(options);
        Process process = start(words);
        try {
            handOver(text, process);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechSynthesisException(
                        "espeak-ng did not finish a prompt of " + text.length + " bytes within " + timeout.toMillis()
                                + " ms",
                        true);
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new SpeechSynthesisException(
                        "espeak-ng ended with status " + process.exitValue() + ": " + firstLine(printed), false);
            }
            return printed;
        } catch (IOException e) {
            throw new SpeechSynthesisException("espeak-ng cannot be talked to: " + e.getMessage(), true, e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> words) {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new SpeechSynthesisException(
                    "speech needs espeak-ng, and '" + command
                            + "' cannot be started; install it with: sudo apt-get install espeak-ng",
                    false,
                    e);
        }
    }

    /** A program that ends before it has read everything breaks the pipe; its status tells more than the pipe does. */
    private static void handOver(byte[] text, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text);
        } catch (IOException e) {
            // Told by the exit status.
        }
    }

    /** What the program says about its version, asked once. */
    public String version() {
        String known = version;
        if (known == null) {
            known = firstLine(run("", List.of("--version"))).replaceAll("\\s*Data at:.*", "");
            version = known;
        }
        return known;
    }

    private static String firstLine(String printed) {
        return printed.isEmpty()
                ? "nothing printed"
                : printed.lines().findFirst().orElse("").strip();
    }
}
