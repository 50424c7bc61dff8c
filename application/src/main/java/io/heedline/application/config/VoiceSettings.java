package io.heedline.application.config;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bot's voice.
 *
 * @param command the espeak-ng program, a name on the search path or a file
 * @param variant one of the engine's voice variants ({@code espeak-ng --voices=variant}); empty for the plain voice
 * @param speed how fast, 1 is the normal pace
 * @param pitch how high, 0 to 99
 * @param level loudness of the speech in dBFS
 * @param timeout the longest a single prompt may take
 * @param recordedPrompts holds recordings by people that are played instead, as {@code zh-CN/greeting.wav}
 * @param cacheDirectory keeps what was spoken once; null for the user's own cache directory
 */
@ConfigurationProperties("heedline.tts")
public record VoiceSettings(
        @DefaultValue("espeak-ng") String command,
        @DefaultValue("") String variant,
        @DefaultValue("1.0") double speed,
        @DefaultValue("50") int pitch,
        @DefaultValue("-20") double level,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("prompts") Path recordedPrompts,
        Path cacheDirectory) {}
