package io.heedline.application.config;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** Secrets come by the environment: files of settings are copied, backed up and shown to colleagues. */
public final class Secrets {

    private static final List<String> NAMES =
            List.of("heedline.freeswitch.password", "heedline.bank.signingkey", "heedline.bank.token");

    private Secrets() {}

    /**
     * Looks for secrets in the files of the settings.
     *
     * @throws SettingException when there is one, with the variable to use instead
     */
    public static void requireNoneInFiles(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource file) {
                for (String name : file.getPropertyNames()) {
                    if (NAMES.contains(plain(name))) {
                        refuse(name, file);
                    }
                }
            }
        }
    }

    /** Without what a name may be written with or without. */
    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static void refuse(String name, OriginTrackedMapPropertySource file) {
        String variable = plain(name).replace('.', '_').toUpperCase(Locale.ROOT);
        throw new SettingException(
                name + " stands in a file: " + file.getOrigin(name),
                "Take it out there and set it in the environment: export " + variable + "=...");
    }
}
