package io.heedline.asr.internal.models;

import io.heedline.asr.ModelInstallException;
import io.heedline.asr.ModelSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Where models are fetched from and which ones, as {@code official-models.properties} has it. */
public final class ModelSources {

    private static final String PRODUCT = "/io/heedline/asr/official-models.properties";

    private final Properties properties;

    private ModelSources(Properties properties) {
        this.properties = properties;
    }

    public static ModelSources of(Properties properties) {
        return new ModelSources(properties);
    }

    public static ModelSources ofProduct() {
        Properties properties = new Properties();
        try (InputStream in = ModelSources.class.getResourceAsStream(PRODUCT)) {
            properties.load(in);
        } catch (IOException e) {
            throw new ModelInstallException(
                    "The addresses of official models cannot be read from the product", false, e);
        }
        return new ModelSources(properties);
    }

    public static ModelSources read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelInstallException(
                    "The addresses of official models cannot be read from " + file + ": " + e.getMessage()
                            + "; expected lines such as list = https://...",
                    false,
                    e);
        }
        return new ModelSources(properties);
    }

    /** The address of the publisher's list. */
    public URI list() {
        String list = properties.getProperty("list", "").strip();
        try {
            URI address = URI.create(list);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
            throw new IllegalArgumentException("no http or https address");
        } catch (IllegalArgumentException e) {
            throw new ModelInstallException(
                    "The address of the model list is \"" + list + "\": " + e.getMessage() + "; expected https://...",
                    false,
                    e);
        }
    }

    /** The publisher's code of a language. */
    String code(String language) {
        return properties.getProperty("language." + language, language).strip();
    }

    /** The model meant, if one is named. */
    Optional<String> model(String language, ModelSize size) {
        return Optional.ofNullable(properties.getProperty(
                        "model." + language + "." + size.name().toLowerCase(Locale.ROOT)))
                .map(String::strip);
    }
}
