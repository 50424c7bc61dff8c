package io.heedline.application.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.application.conversation.turn.TurnSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;

class SettingsTest {

    private static final List<String> DIRECTORIES = List.of(
            "heedline.asr.data-directory",
            "heedline.asr.cache-directory",
            "heedline.asr.official-models",
            "heedline.tts.cache-directory");

    @AfterEach
    void clear() {
        System.clearProperty("heedline.turn.end-silence.open");
        System.clearProperty("heedline.asr.models.zh");
        DIRECTORIES.forEach(System::clearProperty);
    }

    @Test
    void shipsTheValuesTheCodeStartsWith() {
        Settings settings = Settings.load();

        assertThat(settings.turn()).isEqualTo(TurnSettings.defaults());
        assertThat(settings.hotline().scenario()).isEqualTo("hotline");
        assertThat(settings.hotline().language()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(settings.speech().models()).isEmpty();
        assertThat(settings.recordings().directory()).isEqualTo(Path.of("var/recordings"));
    }

    @Test
    void takesWhatTheUserSets() {
        System.setProperty("heedline.turn.end-silence.open", "600ms");
        System.setProperty("heedline.asr.models.zh", "/srv/models/vosk-model-cn-0.22");

        Settings settings = Settings.load();

        assertThat(settings.turn().endSilence().open()).isEqualTo(Duration.ofMillis(600));
        assertThat(settings.speech().models()).containsEntry("zh", Path.of("/srv/models/vosk-model-cn-0.22"));
    }

    @Test
    void takesDirectoriesThatReplaceTheUsersOwn() {
        assertThat(Settings.load().speech().dataDirectory()).isNull();
        DIRECTORIES.forEach(name -> System.setProperty(name, "/srv/" + name));

        Settings settings = Settings.load();

        assertThat(settings.speech().dataDirectory()).isEqualTo(Path.of("/srv/heedline.asr.data-directory"));
        assertThat(settings.speech().cacheDirectory()).isEqualTo(Path.of("/srv/heedline.asr.cache-directory"));
        assertThat(settings.speech().officialModels()).isEqualTo(Path.of("/srv/heedline.asr.official-models"));
        assertThat(settings.voice().cacheDirectory()).isEqualTo(Path.of("/srv/heedline.tts.cache-directory"));
    }

    @Test
    void refusesAValueThatMakesNoSenseAndSaysWhichIsExpected() {
        System.setProperty("heedline.turn.end-silence.open", "5s");

        assertThatThrownBy(Settings::load)
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("heedline.turn.end-silence.open is 5000 ms; expected 100 to 3000 ms");
    }
}
