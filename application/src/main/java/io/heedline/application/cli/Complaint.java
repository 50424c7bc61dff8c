package io.heedline.application.cli;

import io.heedline.application.config.SettingException;
import io.heedline.application.scenarios.ScenarioStoreException;
import io.heedline.asr.ModelInstallException;
import io.heedline.asr.SpeechModelException;
import io.heedline.audio.AudioFormatException;
import io.heedline.dialog.ScenarioException;
import io.heedline.tts.SpeechSynthesisException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A fault as its user is told: one line that says what was wrong, one that says what to do.
 *
 * @param message what was wrong
 * @param nextStep what to do about it
 * @param exitStatus how the program ends
 */
record Complaint(String message, String nextStep, int exitStatus) {

    /** The complaint about a fault; Spring wraps what its beans throw. Unforeseen ones are logged in full. */
    static Complaint of(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            Optional<Complaint> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        LoggerFactory.getLogger(Complaint.class).error("Unforeseen fault", fault);
        return failed(fault, "This is a fault of Heedline itself; HEEDLINE_LOG=DEBUG tells more of what led to it.");
    }

    private static Optional<Complaint> known(Throwable fault) {
        if (fault instanceof CommandFailure failure) {
            return Optional.of(new Complaint(failure.getMessage(), failure.nextStep(), failure.exitStatus()));
        }
        if (fault instanceof SettingException setting) {
            return Optional.of(new Complaint(setting.getMessage(), setting.nextStep(), ExitStatus.FAILED));
        }
        if (fault instanceof java.net.BindException taken) {
            return Optional.of(failed(
                    taken,
                    "Another program has it, a Heedline that runs already perhaps, or it is not of this machine:"
                            + " see heedline.freeswitch.address and port in application.yml."));
        }
        if (fault instanceof IOException io && !(fault instanceof AudioFormatException)) {
            return Optional.of(new Complaint(
                    describe(io), "Check the path, its permissions and the free space.", ExitStatus.FAILED));
        }
        if (fault instanceof BindException setting) {
            return Optional.of(new Complaint(
                    "setting " + setting.getName() + " cannot be used: " + reason(setting),
                    "Mend it in application.yml or in the environment and try again.",
                    ExitStatus.FAILED));
        }
        if (fault instanceof MarkedYAMLException yaml) {
            Mark at = yaml.getProblemMark();
            return Optional.of(new Complaint(
                    "application.yml is not YAML"
                            + (at == null ? "" : ", line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                            + ": " + yaml.getProblem(),
                    "Mend it there, or take the file away, and try again.",
                    ExitStatus.FAILED));
        }
        return nextStepFor(fault).map(step -> failed(fault, step));
    }

    /** What cannot be converted is told by the value and what it should be; Java's own words name classes. */
    private static String reason(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                Class<?> wanted = conversion.getTargetType().getObjectType();
                if (wanted.isEnum()) {
                    return "\"" + conversion.getValue() + "\"; expected "
                            + Stream.of(wanted.getEnumConstants())
                                    .map(one -> one.toString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .collect(Collectors.joining(" or "));
                } else if (Number.class.isAssignableFrom(wanted)) {
                    return "\"" + conversion.getValue() + "\"; expected a number";
                }
            }
        }
        return innermost(fault).getMessage();
    }

    private static Throwable innermost(Throwable fault) {
        return fault.getCause() == null ? fault : innermost(fault.getCause());
    }

    private static Optional<String> nextStepFor(Throwable fault) {
        if (fault instanceof AudioFormatException) {
            return Optional.of(
                    "Give a WAV file of 8 to 48 kHz, mono or stereo; most programs save one as \"WAV, PCM\".");
        } else if (fault instanceof ScenarioException) {
            return Optional.of("Mend the scenario file at the place named and try again.");
        } else if (fault instanceof ScenarioStoreException) {
            return Optional.of("./heedline scenario versions NAME shows what there is.");
        } else if (fault instanceof ModelInstallException install) {
            return Optional.of(
                    install.retryable()
                            ? "Give the same command again; what is fetched already is kept."
                            : "What was in use before still is. ./heedline models list shows it.");
        } else if (fault instanceof SpeechModelException) {
            return Optional.of("Type ./heedline models list to see which models are used.");
        } else if (fault instanceof SpeechSynthesisException) {
            return Optional.of(
                    "Where espeak-ng is elsewhere, name it: heedline.tts.command in application.yml or HEEDLINE_TTS_COMMAND.");
        } else if (fault instanceof PortInUseException) {
            return Optional.of("Choose another port: ./heedline up --port 8090");
        }
        return Optional.empty();
    }

    private static Complaint failed(Throwable fault, String nextStep) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return new Complaint(message, nextStep, ExitStatus.FAILED);
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
