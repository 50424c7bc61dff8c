package io.heedline.asr.training;

import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.SentenceGrammar;
import io.heedline.asr.training.language.SpokenLanguage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The texts a language's model is made from and measured with; resources beside this class, a folder a language. */
public final class TrainingData {
    private final SpokenLanguage language;

    public TrainingData(String language) {
        this.language = SpokenLanguage.of(language);
    }

    public SpokenLanguage language() {
        return language;
    }

    public Lexicon lexicon() throws IOException {
        try (BufferedReader reader = open("lexicon.tsv")) {
            return Lexicon.read(reader, language.notation());
        }
    }

    public SentenceGrammar sentences() throws IOException {
        try (BufferedReader reader = open("sentences.txt")) {
            return SentenceGrammar.read(reader);
        }
    }

    /** The lines of a file, comments and blank lines left out. */
    public List<String> lines(String file) {
        try (BufferedReader reader = open(file)) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Those of whose recordings nothing is learnt. */
    public Set<String> peopleForMeasuring() {
        Set<String> people = new TreeSet<>(lines("test-people.txt"));
        people.addAll(lines("tuning-people.txt"));
        return people;
    }

    /** The lines of a file as words. */
    public List<List<String>> segmented(String file) {
        return lines(file).stream()
                .map(line -> Arrays.asList(line.split("\\s+")))
                .toList();
    }

    private BufferedReader open(String file) {
        InputStream stream = TrainingData.class.getResourceAsStream(language.code() + "/" + file);
        if (stream == null) {
            throw new IllegalStateException("The training data lacks " + language.code() + "/" + file);
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
