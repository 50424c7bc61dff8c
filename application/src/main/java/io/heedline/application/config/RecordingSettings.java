package io.heedline.application.config;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of calls.
 *
 * @param directory holds a recording and a transcript per call
 */
@ConfigurationProperties("heedline.recordings")
public record RecordingSettings(
        @DefaultValue("var/recordings") Path directory) {}
