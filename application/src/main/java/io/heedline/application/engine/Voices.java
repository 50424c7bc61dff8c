package io.heedline.application.engine;

import io.heedline.application.config.VoiceSettings;
import io.heedline.tts.CachedSynthesizer;
import io.heedline.tts.EspeakSettings;
import io.heedline.tts.EspeakSynthesizer;
import io.heedline.tts.RecordedPrompts;
import io.heedline.tts.SpeechSynthesizer;
import io.heedline.tts.SpokenText.DigitOne;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** Builds the voices: the bot's, with recordings by people in front and a cache behind, and those of callers. */
final class Voices {

    /** The caller of a trial speaks with this variant unless the bot does. */
    private static final String CALLER = "f2";

    private static final String OTHER_CALLER = "m3";

    private final VoiceSettings settings;
    private final Path cache;

    Voices(VoiceSettings settings, Path userCache) {
        this.settings = settings;
        this.cache = Objects.requireNonNullElse(settings.cacheDirectory(), userCache.resolve("speech"));
    }

    SpeechSynthesizer bot() {
        return new RecordedPrompts(settings.recordedPrompts(), cached(botVoice()), settings.level());
    }

    /** The usual caller. */
    SpeechSynthesizer caller() {
        return caller(settings.variant().equals(CALLER) ? OTHER_CALLER : CALLER, 1, 50);
    }

    SpeechSynthesizer caller(String variant, double speed, int pitch) {
        return cached(botVoice().withVariant(variant).withSpeed(speed).withPitch(pitch));
    }

    private EspeakSettings botVoice() {
        return new EspeakSettings(
                settings.command(),
                settings.variant(),
                settings.speed(),
                settings.pitch(),
                settings.level(),
                settings.timeout(),
                DigitOne.YAO_IN_TELEPHONE_NUMBERS);
    }

    private SpeechSynthesizer cached(EspeakSettings voice) {
        CachedSynthesizer.Bounds bounds = CachedSynthesizer.Bounds.of(cache);
        return new CachedSynthesizer(new EspeakSynthesizer(voice), bounds, Clock.systemUTC());
    }
}
