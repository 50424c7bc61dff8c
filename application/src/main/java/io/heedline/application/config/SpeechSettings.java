package io.heedline.application.config;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recognition.
 *
 * @param models directories of speech models by language code ("zh", "en"), used as they are; a language not named
 *     here uses the installed official model, else the starter
 * @param officialModels a file of addresses that replaces the publisher's, in the form of official-models.properties;
 *     null for the publisher's
 * @param dataDirectory where installed models are kept; null for the user's own data directory
 * @param cacheDirectory what may be thrown away at any time; null for the user's own cache directory
 */
@ConfigurationProperties("heedline.asr")
public record SpeechSettings(
        @DefaultValue Map<String, Path> models, Path officialModels, Path dataDirectory, Path cacheDirectory) {}
