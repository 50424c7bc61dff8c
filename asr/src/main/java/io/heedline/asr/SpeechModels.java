package io.heedline.asr;

import io.heedline.asr.internal.models.InstalledModels;
import io.heedline.asr.internal.models.StarterModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the speech model of a language: a configured directory, else the installed official model, else the starter
 * shipped with the product. Thread-safe.
 */
public final class SpeechModels {

    /**
     * Where models are.
     *
     * @param data holds installed models, in {@code models/<language>/<name>}
     * @param cache may be emptied at any time: the unpacked starter, half-finished downloads, results of probes
     * @param configured directories of models by language code ("zh", "en"), used as they are
     */
    public record Settings(Path data, Path cache, Map<String, Path> configured) {
        public Settings {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(cache, "cache");
            configured = Map.copyOf(configured);
        }

        /** The user's own directories, as the XDG specification names them, nothing configured. */
        public static Settings ofUser() {
            return new Settings(
                    userDirectory("XDG_DATA_HOME", ".local/share"),
                    userDirectory("XDG_CACHE_HOME", ".cache"),
                    Map.of());
        }

        private static Path userDirectory(String variable, String otherwise) {
            String set = System.getenv(variable);
            Path base = set == null || set.isBlank()
                    ? Path.of(System.getProperty("user.home")).resolve(otherwise)
                    : Path.of(set);
            return base.resolve("heedline");
        }
    }

    /** Where a model came from. */
    public enum Origin {
        /** named in the configuration */
        CONFIGURED,
        /** an official model that was installed */
        INSTALLED,
        /** the starter shipped with the product */
        STARTER
    }

    /** A model that was found, not yet loaded. */
    public record Found(Locale locale, Origin origin, Path directory) {
        /** A line for people: which model it is and where it came from. */
        public String describe() {
            String name = String.valueOf(directory.getFileName());
            return switch (origin) {
                case CONFIGURED -> name + " (configured: " + directory + ")";
                case INSTALLED -> name + " (installed)";
                case STARTER -> name + " (starter, for simulated callers, trials and tests)";
            };
        }
    }

    private final Settings settings;
    private final ModelProbe probe;

    public SpeechModels(Settings settings) {
        this.settings = settings;
        probe = new ModelProbe(settings.cache());
    }

    /**
     * The model that {@link #open(Locale)} would load; the starter is unpacked if need be.
     *
     * @throws SpeechModelException when there is none for the language, or a configured directory does not exist
     */
    public Found find(Locale locale) {
        Path configured = settings.configured().get(locale.getLanguage());
        if (configured != null) {
            return found(locale, Origin.CONFIGURED, configured);
        }
        Optional<Path> installed = new InstalledModels(settings.data()).current(locale.getLanguage());
        if (installed.isPresent()) {
            return new Found(locale, Origin.INSTALLED, installed.get());
        }
        return new StarterModel(locale.getLanguage())
                .unpack(settings.cache())
                .map(directory -> new Found(locale, Origin.STARTER, directory))
                .orElseThrow(() -> new SpeechModelException("There is no speech model for " + locale.toLanguageTag()
                        + ": none is configured, none is installed in " + settings.data()
                        + ", and no starter is shipped for this language; install one with: ./heedline models install "
                        + locale.getLanguage()));
    }

    private static Found found(Locale locale, Origin origin, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new SpeechModelException(
                    "The speech model configured for " + locale.toLanguageTag() + " is not there: " + directory
                            + " is no directory; expected a folder that holds a Vosk model",
                    directory,
                    null);
        }
        return new Found(locale, origin, directory);
    }

    /**
     * Finds, tries and loads the model of a language. A model not seen before is first tried in a process of its own;
     * the result is remembered while its files keep their sizes and times.
     *
     * @throws SpeechModelException when there is none, or it is damaged
     */
    public SpeechModel open(Locale locale) {
        return open(find(locale));
    }

    /** Tries and loads a model that was found. */
    public SpeechModel open(Found found) {
        probe.verify(found.directory());
        return SpeechModel.open(found.directory());
    }

    /** A line for people for each language: which model it would use, or why it has none. */
    public String describe(Locale locale) {
        try {
            return find(locale).describe();
        } catch (SpeechModelException e) {
            return "none (" + e.getMessage() + ")";
        }
    }
}
