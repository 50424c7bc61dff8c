package io.heedline.asr;

import io.heedline.asr.internal.models.Digest;
import io.heedline.asr.internal.probe.TrialLimits;
import io.heedline.asr.internal.probe.TrialRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a model that is new here before it is loaded: a damaged one makes the native library abort, so it is loaded and
 * made to decode in a process of its own first. A model that passed is remembered by its files' sizes and times, and
 * the next start does not try it again. Thread-safe.
 */
public final class ModelProbe {

    private static final Logger LOG = LoggerFactory.getLogger(ModelProbe.class);

    /** Changes with what the trial does, so that models passed by an older one are tried again. */
    private static final String VERSION = "1 vosk-0.3.45";

    private final Path passed;
    private final Optional<TrialLimits> limits;

    /** @param cache where the results are kept; deleting it only costs time */
    public ModelProbe(Path cache) {
        this(cache, Optional.empty());
    }

    /** @param limits of a trial, or empty for those that go with the model's size */
    ModelProbe(Path cache, Optional<TrialLimits> limits) {
        passed = cache.resolve("probed");
        this.limits = limits;
    }

    /**
     * Returns when the model can be loaded safely.
     *
     * @throws SpeechModelException when it cannot; names the file at fault as far as known
     */
    public void verify(Path directory) {
        String state = stateOf(directory);
        Path stamp = stampOf(directory);
        if (state.equals(read(stamp))) {
            return;
        }
        LOG.atInfo().addKeyValue("model", directory).log("Trying the speech model in a process of its own");
        new TrialRun(directory).run(limits.orElseGet(() -> limitsOf(directory)));
        remember(stamp, state);
    }

    private static TrialLimits limitsOf(Path directory) {
        try {
            return TrialLimits.of(directory);
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** A model that passed elsewhere was moved here, files and times as they were. */
    void passedElsewhere(Path directory) {
        remember(stampOf(directory), stateOf(directory));
    }

    private Path stampOf(Path directory) {
        return passed.resolve(
                Digest.sha256(directory.toAbsolutePath().normalize().toString()));
    }

    private static String stateOf(Path directory) {
        StringBuilder state = new StringBuilder(VERSION).append('\n');
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : all) {
                state.append(directory.relativize(file))
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ');
                state.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
            }
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        return Digest.sha256(state.toString());
    }

    private static SpeechModelException unreadable(Path directory, IOException e) {
        return new SpeechModelException(
                "There is no speech model in " + directory + " that can be read: " + e.getMessage()
                        + "; expected a folder that holds a Vosk model",
                directory,
                e);
    }

    private static String read(Path stamp) {
        try {
            return Files.exists(stamp) ? Files.readString(stamp) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static void remember(Path stamp, String state) {
        try {
            Files.createDirectories(stamp.getParent());
            Path written = Files.createTempFile(stamp.getParent(), "stamp", "");
            Files.writeString(written, state);
            Files.move(written, stamp, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", stamp).log("The trial's result is not remembered: {}", e.toString());
        }
    }
}
