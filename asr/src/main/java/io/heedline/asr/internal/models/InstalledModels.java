package io.heedline.asr.internal.models;

import io.heedline.asr.SpeechModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The models installed for each language, in {@code models/<language>/<name>}. The file {@code current} beside them
 * names the one in use; it is replaced in one step, so a running service sees the old model or the new one.
 */
public final class InstalledModels {

    private static final String CURRENT = "current";

    private final Path root;

    public InstalledModels(Path data) {
        root = data.resolve("models");
    }

    /** The model in use; empty when none is installed. */
    public Optional<Path> current(String language) {
        Path pointer = root.resolve(language).resolve(CURRENT);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        try {
            Path directory = place(language, Files.readString(pointer).strip());
            if (Files.isDirectory(directory)) {
                return Optional.of(directory);
            }
            throw new SpeechModelException(
                    "The installed speech model for " + language + " is gone: " + directory + " is no directory, "
                            + pointer + " names it; install it again with: ./heedline models install " + language,
                    directory,
                    null);
        } catch (IOException e) {
            throw new SpeechModelException("The file " + pointer + " cannot be read: " + e.getMessage(), pointer, e);
        }
    }

    /** Where a model of this name belongs. */
    Path place(String language, String name) {
        return root.resolve(language).resolve(name);
    }

    /** Takes a model into use that is in its place. */
    void use(String language, String name) throws IOException {
        Path folder = root.resolve(language);
        Path written = Files.createTempFile(folder, "." + CURRENT, "");
        Files.writeString(written, name + "\n");
        Files.move(
                written, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
