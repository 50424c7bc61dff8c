package io.heedline.application.config;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** Secrets come by the environment: files of settings are copied, backed up and shown to colleagues. */
public final class Secrets {

    private static final List<String> NAMES = List.of("heedline.freeswitch.password");

    private Secrets() {}

    /**
     * Looks for secrets in the files of the settings.
     *
     * @throws SettingException when there is one, with the variable to use instead
     */
    public static void requireNoneInFiles(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource file) {
                NAMES.stream().filter(file::containsProperty).forEach(name -> refuse(name, file));
            }
        }
    }

    private static void refuse(String name, OriginTrackedMapPropertySource file) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        throw new SettingException(
                name + " stands in a file: " + file.getOrigin(name),
                "Take it out there and set it in the environment: export " + variable + "=...");
    }
}
