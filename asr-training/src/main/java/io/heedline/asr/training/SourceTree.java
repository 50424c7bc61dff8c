package io.heedline.asr.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where training takes from and puts to in Heedline's source directory. */
record SourceTree(Path home) {
    private static final String MANIFEST = "manifest.txt";

    /** The tree that the launcher names, else the working directory. */
    static SourceTree current() {
        return new SourceTree(Path.of(System.getProperty("heedline.home", "")).toAbsolutePath());
    }

    Path recordings() {
        return home.resolve("asr-training/recordings/mandarin_words");
    }

    Path shippedModel(String language) {
        return home.resolve("asr/src/main/resources/io/heedline/asr/model").resolve(language);
    }

    Path trainedModel(String language) {
        return home.resolve("var/models").resolve("starter-" + language);
    }

    Path probes() {
        return home.resolve("var/probes");
    }

    /** Lists the files of a shipped model, as the service needs them to unpack it. */
    void writeManifest(Path model) throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(model)) {
            files = all.filter(Files::isRegularFile)
                    .map(file -> model.relativize(file).toString())
                    .filter(name -> !name.equals(MANIFEST))
                    .sorted()
                    .toList();
        }
        Files.write(model.resolve(MANIFEST), files);
    }
}
