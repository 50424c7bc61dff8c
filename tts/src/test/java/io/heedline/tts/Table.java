package io.heedline.tts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Test cases in a file: two columns separated by a tab, comment lines start with "# ". */
final class Table {

    private Table() {}

    static List<Arguments> read(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Table.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> line.split("\t"))
                    .map(columns -> Arguments.of(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
