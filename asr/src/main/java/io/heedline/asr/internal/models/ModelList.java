package io.heedline.asr.internal.models;

import io.heedline.asr.ModelInstallException;
import io.heedline.asr.ModelSize;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The publisher's list of models: a JSON array of {@code {"lang", "name", "size", "md5", "url", "type", "obsolete"}};
 * types are {@code small}, {@code big} and {@code big-lgraph}, {@code obsolete} is the text "true" or "false".
 */
public final class ModelList {

    private static final String MD5 = "[0-9a-fA-F]{32}";
    private static final String SAFE_NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final List<Entry> entries = new ArrayList<>();
    private final URI source;

    /**
     * One model of the list.
     *
     * @param size of the archive, in bytes
     * @param md5 of the archive
     */
    public record Entry(String name, String language, String type, boolean obsolete, long size, String md5, URI url) {}

    public ModelList(String json, URI source) {
        this.source = source;
        try {
            JsonNode list = JsonMapper.shared().readTree(json);
            if (!list.isArray()) {
                throw broken("it is no JSON array", null);
            }
            for (JsonNode node : list) {
                entry(node).ifPresent(entries::add);
            }
        } catch (JacksonException e) {
            throw broken("it is not JSON", e);
        }
    }

    /** Entries that cannot be used are left out: one bad line must not hide the model that is wanted. */
    private static Optional<Entry> entry(JsonNode node) {
        String name = node.path("name").asString("");
        String md5 = node.path("md5").asString("");
        String url = node.path("url").asString("");
        long size = node.path("size").asLong(0);
        if (!name.matches(SAFE_NAME) || !md5.matches(MD5) || size <= 0 || !url.matches("https?://\\S+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Entry(
                    name,
                    node.path("lang").asString(""),
                    node.path("type").asString(""),
                    Boolean.parseBoolean(node.path("obsolete").asString("false")),
                    size,
                    md5.toLowerCase(Locale.ROOT),
                    URI.create(url)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The model named by the sources for a language and size, else the newest of that kind that is not obsolete. */
    public Entry find(ModelSources sources, String language, ModelSize size) {
        Optional<String> named = sources.model(language, size);
        Optional<Entry> found = named.isPresent()
                ? entries.stream()
                        .filter(entry -> entry.name().equals(named.get()))
                        .findFirst()
                : newest(sources.code(language), size);
        return found.orElseThrow(() -> new ModelInstallException(
                "The list " + source + " of " + entries.size() + " models holds "
                        + named.map(name -> "no " + name)
                                .orElse("none of language " + sources.code(language) + " and size " + size)
                        + "; name another in the configuration, or install from a file",
                false,
                null));
    }

    private Optional<Entry> newest(String code, ModelSize size) {
        String type = size == ModelSize.SMALL ? "small" : "big";
        return entries.stream()
                .filter(entry -> entry.language().equals(code) && entry.type().equals(type) && !entry.obsolete())
                .max(Comparator.comparing(Entry::name));
    }

    private ModelInstallException broken(String what, Throwable cause) {
        return new ModelInstallException(
                "The list of models at " + source + " cannot be read: " + what
                        + "; check the address, or install from a file",
                true,
                cause);
    }
}
