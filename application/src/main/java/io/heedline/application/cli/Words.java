package io.heedline.application.cli;

import io.heedline.asr.Grammar;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of phrases, one a line; lines that begin with {@code #} are remarks. */
final class Words {

    private Words() {}

    /** The grammar of a file's phrases. */
    static Grammar grammar(Path file) throws IOException {
        List<String> phrases;
        try {
            phrases = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (CharacterCodingException e) {
            throw CommandFailure.because(
                    "grammar " + file + " is not UTF-8 text", "Save it as UTF-8 and try again.", e);
        }
        if (phrases.isEmpty()) {
            throw CommandFailure.because(
                    "grammar " + file + " holds no phrase", "Write one phrase a line, such as 是 and 不是.");
        }
        return Grammar.of(phrases);
    }
}
