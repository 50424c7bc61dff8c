package io.heedline.application.cli;

import io.heedline.asr.ModelInstallException;
import io.heedline.asr.SpeechModelException;
import io.heedline.audio.AudioFormatException;
import io.heedline.dialog.ScenarioException;
import io.heedline.tts.SpeechSynthesisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * A fault as its user is told: one line that says what was wrong, one that says what to do.
 *
 * @param message what was wrong
 * @param nextStep what to do about it
 * @param exitStatus how the program ends
 */
record Complaint(String message, String nextStep, int exitStatus) {

    /** The complaint about a fault. Unforeseen ones keep their stack trace for the log. */
    static Complaint of(Throwable fault) {
        if (fault instanceof CommandFailure failure) {
            return new Complaint(failure.getMessage(), failure.nextStep(), failure.exitStatus());
        }
        if (fault instanceof AudioFormatException) {
            return failed(fault, "Give a WAV file of 8 to 48 kHz, mono or stereo; most programs save one as \"WAV, PCM\".");
        }
        if (fault instanceof ScenarioException) {
            return failed(fault, "Mend the scenario file at the place named and try again.");
        }
        if (fault instanceof ModelInstallException install) {
            return failed(
                    fault,
                    install.retryable()
                            ? "Give the same command again; what is fetched already is kept."
                            : "What was in use before still is. ./heedline models list shows it.");
        }
        if (fault instanceof SpeechModelException) {
            return failed(fault, "Type ./heedline models list to see which models are used.");
        }
        if (fault instanceof SpeechSynthesisException) {
            return failed(fault, "Type ./heedline speak --out /tmp/hello.wav 你好 to try the voice by itself.");
        }
        if (fault instanceof BindException) {
            return failed(innermost(fault), "Mend the setting in application.yml or in the environment and try again.");
        }
        if (fault instanceof UncheckedIOException unchecked) {
            return of(unchecked.getCause());
        }
        if (fault instanceof IOException io) {
            return new Complaint(describe(io), "Check the path, its permissions and the free space.", ExitStatus.FAILED);
        }
        LoggerFactory.getLogger(Complaint.class).error("Unforeseen fault", fault);
        return failed(fault, "This is a fault of Heedline itself; the lines above tell where it happened.");
    }

    private static Complaint failed(Throwable fault, String nextStep) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return new Complaint(message, nextStep, ExitStatus.FAILED);
    }

    private static Throwable innermost(Throwable fault) {
        return fault.getCause() == null ? fault : innermost(fault.getCause());
    }

    private static String describe(IOException fault) {
        if (fault instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by you";
        }
        if (fault instanceof FileSystemException system) {
            return system.getFile() + ": " + (system.getReason() == null ? "cannot be used" : system.getReason());
        }
        return String.valueOf(fault.getMessage());
    }

    /** Tells it on standard error. */
    int tell(Console console) {
        console.progress("heedline: " + message);
        console.progress(nextStep);
        return exitStatus;
    }
}
