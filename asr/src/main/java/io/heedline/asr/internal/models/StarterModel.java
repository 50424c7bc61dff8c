package io.heedline.asr.internal.models;

import io.heedline.asr.SpeechModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The model shipped in the jar for a language. libvosk reads files only, so it is unpacked to the cache, into a
 * directory named by a digest of the contents: a new release brings a new directory, and one that is there is whole.
 *
 * <p>The manifest {@value #MANIFEST} beside the model's files names them, one a line, relative to it, {@code /}
 * between folders; {@code #} begins a comment.
 */
public final class StarterModel {

    static final String MANIFEST = "manifest.txt";

    private static final String ROOT = "/io/heedline/asr/model/";

    private final String language;
    private final Resources resources;

    /** Where the files are read from; the class path outside tests. */
    interface Resources {
        /** Null when there is no such resource. */
        InputStream open(String name);
    }

    /** @param language as ISO 639 has it: "zh", "en" */
    public StarterModel(String language) {
        this(language, StarterModel.class::getResourceAsStream);
    }

    StarterModel(String language, Resources resources) {
        this.language = language.toLowerCase(Locale.ROOT);
        this.resources = resources;
    }

    /**
     * The directory of the unpacked model, unpacked now if need be; empty when none is shipped for the language.
     *
     * @throws SpeechModelException when the cache cannot be written
     */
    public Optional<Path> unpack(Path cache) {
        try {
            Optional<List<String>> files = files();
            if (files.isEmpty()) {
                return Optional.empty();
            }
            Path target = cache.resolve("starter-" + language + "-" + digest(files.get()));
            if (!whole(target, files.get())) {
                unpack(files.get(), target);
            }
            return Optional.of(target);
        } catch (IOException e) {
            throw new SpeechModelException(
                    "The starter speech model for " + language + " cannot be unpacked to " + cache + ": " + e
                            + "; expected a directory that can be written, with 20 MB free",
                    cache,
                    e);
        }
    }

    private Optional<List<String>> files() throws IOException {
        try (InputStream in = resources.open(ROOT + language + "/" + MANIFEST)) {
            if (in == null) {
                return Optional.empty();
            }
            List<String> files = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                String file = line.replaceAll("#.*", "").strip();
                if (!file.isEmpty()) {
                    files.add(file);
                }
            }
            return Optional.of(files);
        }
    }

    private String digest(List<String> files) throws IOException {
        var digest = Digest.of("SHA-256");
        byte[] buffer = new byte[1 << 16];
        for (String file : files) {
            digest.update(file.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = open(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
        }
        return Digest.hex(digest).substring(0, 16);
    }

    /** A cleaner of caches may have taken single files away. */
    private static boolean whole(Path target, List<String> files) {
        return files.stream().allMatch(file -> Files.isRegularFile(target.resolve(file)));
    }

    private void unpack(List<String> files, Path target) throws IOException {
        Path building = Directories.beside(target);
        try {
            for (String file : files) {
                Path to = building.resolve(file);
                Files.createDirectories(to.getParent());
                try (InputStream in = open(file)) {
                    Files.copy(in, to);
                }
            }
            if (!Directories.moveInto(building, target) && !whole(target, files)) {
                Directories.delete(target);
                Directories.moveInto(building, target);
            }
        } finally {
            Directories.delete(building);
        }
    }

    private InputStream open(String file) throws IOException {
        InputStream in = resources.open(ROOT + language + "/" + file);
        if (in == null) {
            throw new IOException(MANIFEST + " names " + file + ", which is not shipped");
        }
        return in;
    }
}
