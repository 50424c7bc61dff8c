package io.heedline.tts;

import io.heedline.audio.Pcm;
import io.heedline.audio.Resampler;
import io.heedline.audio.WavFile;
import io.heedline.tts.internal.SpeechLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses recordings by people where there are any and leaves the rest to another synthesizer.
 *
 * <p>The recording of prompt {@code greeting} for {@code zh-CN} is the file {@code zh-CN/greeting.wav} in the
 * directory, else {@code zh/greeting.wav}; any sample rate will do. It is trimmed and levelled as speech is. A file that
 * is changed is read anew; one that cannot be used is reported once and spoken instead.
 */
public final class RecordedPrompts implements SpeechSynthesizer {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedPrompts.class);
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Recording(FileTime changed, long size, Optional<Pcm> speech) {}

    private final Path directory;
    private final SpeechSynthesizer otherwise;
    private final double level;
    private final Map<Path, Recording> read = new ConcurrentHashMap<>();

    /**
     * @param directory where the recordings are; need not exist
     * @param level loudness the recordings are brought to, in dBFS
     */
    public RecordedPrompts(Path directory, SpeechSynthesizer otherwise, double level) {
        this.directory = directory;
        this.otherwise = otherwise;
        this.level = level;
    }

    @Override
    public Pcm speak(Prompt prompt) {
        return prompt.recording()
                .filter(id -> prompt.speed() == 1)
                .flatMap(id -> recording(id, prompt.locale()))
                .orElseGet(() -> otherwise.speak(prompt));
    }

    /**
     * The recording of a prompt, if there is one that can be used.
     *
     * @throws IllegalArgumentException if the id is not made of letters, digits, dots, dashes and underscores
     */
    public Optional<Pcm> recording(String id, Locale locale) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "recording id '" + id + "': expected letters, digits, dots, dashes and underscores");
        }
        for (String language : List.of(locale.toLanguageTag(), locale.getLanguage())) {
            Path file = directory.resolve(language).resolve(id + ".wav");
            if (Files.isRegularFile(file)) {
                return upToDate(file).speech();
            }
        }
        return Optional.empty();
    }

    private Recording upToDate(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            return read.compute(
                    file,
                    (path, known) -> known != null && known.changed().equals(changed) && known.size() == size
                            ? known
                            : new Recording(changed, size, load(path)));
        } catch (IOException e) {
            LOG.warn("recording {} cannot be read and is spoken instead: {}", file, e.getMessage());
            return new Recording(FileTime.fromMillis(0), 0, Optional.empty());
        }
    }

    private Optional<Pcm> load(Path file) {
        try {
            Pcm recorded = Resampler.resample(WavFile.read(file, LONGEST), SAMPLE_RATE);
            Pcm speech = SpeechLevel.trimmedAndLevelled(recorded, level);
            if (speech.length() > 0) {
                return Optional.of(speech);
            }
            LOG.warn("recording {} is silent and is spoken instead", file);
        } catch (IOException e) {
            LOG.warn("recording {} cannot be used and is spoken instead: {}", file, e.getMessage());
        }
        return Optional.empty();
    }
}
