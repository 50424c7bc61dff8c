package io.heedline.application.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recognition.
 *
 * @param models directories of speech models by language code ("zh", "en"), used as they are; a language not named
 *     here uses the installed official model, else the starter
 * @param officialModels a file of addresses that replaces the publisher's, in the form of official-models.properties
 * @param dataDirectory where installed models are kept; the user's own data directory unless named
 * @param cacheDirectory what may be thrown away at any time; the user's own cache directory unless named
 */
@ConfigurationProperties("heedline.asr")
public record SpeechSettings(
        @DefaultValue Map<String, Path> models,
        Optional<Path> officialModels,
        Optional<Path> dataDirectory,
        Optional<Path> cacheDirectory) {}
