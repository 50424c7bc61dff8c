package io.heedline.application.config;

import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.scenarios.ScenarioSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * All settings, for the commands that do without Spring. They come from the same places, strongest first: Java system
 * properties, environment variables ({@code HEEDLINE_HOTLINE_SCENARIO}), {@code config/application.yml} and
 * {@code application.yml} in the working directory, and what Heedline ships.
 */
public record Settings(
        SpeechSettings speech,
        VoiceSettings voice,
        HotlineSettings hotline,
        TurnSettings turn,
        RecordingSettings recordings,
        BankSettings bank,
        FreeSwitchProperties freeSwitch,
        ScenarioSettings scenarios) {

    private static final List<Path> FILES = List.of(Path.of("config/application.yml"), Path.of("application.yml"));

    /**
     * Reads the settings.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException when one cannot be used; the cause says why
     */
    public static Settings load() {
        Binder binder = binder();
        return new Settings(
                bind(binder, SpeechSettings.class),
                bind(binder, VoiceSettings.class),
                bind(binder, HotlineSettings.class),
                bind(binder, TurnSettings.class),
                bind(binder, RecordingSettings.class),
                bind(binder, BankSettings.class),
                bind(binder, FreeSwitchProperties.class),
                bind(binder, ScenarioSettings.class));
    }

    /** The same for a hotline whose calls begin in another language. */
    public Settings withLanguage(Locale language) {
        return new Settings(
                speech, voice, hotline.withLanguage(language), turn, recordings, bank, freeSwitch, scenarios);
    }

    /** The same with calls kept elsewhere. */
    public Settings withRecordings(RecordingSettings other) {
        return new Settings(speech, voice, hotline, turn, other, bank, freeSwitch, scenarios);
    }

    /** The same with another hotline. */
    public Settings withHotline(HotlineSettings other) {
        return new Settings(speech, voice, other, turn, recordings, bank, freeSwitch, scenarios);
    }

    /** The port of the service, which Spring reads itself when the service starts. */
    public static int serverPort() {
        return binder().bind("server.port", Integer.class).get();
    }

    private static Binder binder() {
        StandardEnvironment environment = new StandardEnvironment();
        for (Path file : FILES) {
            if (Files.isRegularFile(file)) {
                add(environment, new FileSystemResource(file));
            }
        }
        add(environment, new ClassPathResource("application.yml"));
        Secrets.requireNoneInFiles(environment);
        return new Binder(ConfigurationPropertySources.get(environment));
    }

    private static void add(StandardEnvironment environment, Resource file) {
        try {
            for (PropertySource<?> source : new YamlPropertySourceLoader().load(file.getDescription(), file)) {
                environment.getPropertySources().addLast(source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.getDescription(), e);
        }
    }

    private static <T> T bind(Binder binder, Class<T> type) {
        return binder.bindOrCreate(
                type.getAnnotation(ConfigurationProperties.class).value(), Bindable.of(type));
    }
}
