package io.heedline.asr;

import io.heedline.asr.internal.models.Download;
import io.heedline.asr.internal.models.InstallPlace;
import io.heedline.asr.internal.models.ModelArchive;
import io.heedline.asr.internal.models.ModelList;
import io.heedline.asr.internal.models.ModelList.Entry;
import io.heedline.asr.internal.models.ModelSources;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Installs an official speech model: from its publisher, or from a file or folder where there is no internet. From then
 * on {@link SpeechModels} finds it before the starter. A download that broke is resumed; nothing is put in place before
 * its size and checksum are right, it is unpacked whole, and a trial run has passed. One installation at a time per
 * language; thread-safe otherwise.
 */
public final class ModelInstaller {

    /** Hears how far an installation is. Called on the installing thread. */
    public interface Progress {
        /**
         * @param step what is being done now
         * @param done bytes done in this step
         * @param total bytes of this step, 0 when not known
         */
        void at(Step step, long done, long total);

        /** Hears nothing. */
        Progress NONE = (step, done, total) -> {};
    }

    /** The steps of an installation, in order. */
    public enum Step {
        LIST,
        DOWNLOAD,
        CHECK,
        UNPACK,
        TRIAL,
        DONE
    }

    private final SpeechModels.Settings settings;
    private final ModelSources sources;
    private final HttpClient http;
    private final Duration timeout;

    /** With the addresses that come with the product. */
    public ModelInstaller(SpeechModels.Settings settings) {
        this(settings, Optional.empty());
    }

    /**
     * @param sources addresses that replace those of the product, in the form of its {@code official-models.properties}
     */
    public ModelInstaller(SpeechModels.Settings settings, Optional<Path> sources) {
        this(settings, sources.map(ModelSources::read).orElseGet(ModelSources::ofProduct), Duration.ofSeconds(30));
    }

    ModelInstaller(SpeechModels.Settings settings, Properties sources, Duration timeout) {
        this(settings, ModelSources.of(sources), timeout);
    }

    private ModelInstaller(SpeechModels.Settings settings, ModelSources sources, Duration timeout) {
        this.settings = settings;
        this.sources = sources;
        this.timeout = timeout;
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Fetches the publisher's model and installs it.
     *
     * @return where it is now
     * @throws ModelInstallException telling what failed and what to do; {@link ModelInstallException#retryable()} when
     *     the same again may succeed, and then resumes
     */
    public SpeechModels.Found install(Locale language, ModelSize size, Progress progress) {
        String code = language.getLanguage();
        progress.at(Step.LIST, 0, 0);
        Download download = new Download(http, timeout, progress);
        Entry entry = new ModelList(download.text(sources.list()), sources.list()).find(sources, code, size);
        Path downloads = settings.cache().resolve("downloads");
        Path archive = download.file(entry.url(), downloads.resolve(entry.name() + ".zip"), entry.size(), entry.md5());
        SpeechModels.Found found = install(language, archive, entry.name(), progress);
        deleteQuietly(archive);
        return found;
    }

    /**
     * Installs a model from this machine: a zip file or a folder, with or without the usual single folder at the top.
     * The source is left as it is.
     */
    public SpeechModels.Found install(Locale language, Path source, Progress progress) {
        String file = String.valueOf(source.getFileName());
        return install(language, source, file.replaceFirst("(?i)\\.zip$", ""), progress);
    }

    private SpeechModels.Found install(Locale language, Path source, String name, Progress progress) {
        InstallPlace place = new InstallPlace(settings.data(), language.getLanguage(), name);
        ModelProbe probe = new ModelProbe(settings.cache());
        Path directory = place.install(new ModelArchive(source, progress), built -> {
            progress.at(Step.TRIAL, 0, 0);
            probe.verify(built);
        });
        probe.passedElsewhere(directory);
        progress.at(Step.DONE, 0, 0);
        return new SpeechModels.Found(language, SpeechModels.Origin.INSTALLED, directory);
    }

    private static void deleteQuietly(Path archive) {
        try {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            // It is in the cache, where it may stay.
        }
    }
}
