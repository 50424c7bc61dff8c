package io.heedline.asr.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Phrases that scenarios expect, from a file with one a line. */
final class Phrases {
    private Phrases() {}

    /** @return none if there is no file */
    static List<String> read(Path file) throws IOException {
        return file == null
                ? List.of()
                : Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .distinct()
                        .toList();
    }
}
