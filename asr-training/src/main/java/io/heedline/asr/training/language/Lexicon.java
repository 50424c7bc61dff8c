package io.heedline.asr.training.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a model and how each is said, in the notation espeak-ng is fed with.
 *
 * <p>Read from lines {@code word<TAB>pinyin}, syllables with tone numbers separated by blanks; a word with several
 * readings has a line for each. {@code #} begins a comment.
 */
public final class Lexicon {
    private final Map<String, List<String>> readings = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if a line is malformed; the message names it */
    public static Lexicon read(BufferedReader lines) throws IOException {
        Lexicon lexicon = new Lexicon();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t");
            if (columns.length != 2 || !columns[1].matches("[a-z]+[1-5]( [a-z]+[1-5])*")) {
                throw new IllegalArgumentException("Line " + number + " of the lexicon is \"" + line
                        + "\"; expected a word, a tab, and pinyin such as \"zhang4 dan1\"");
            }
            String spoken = columns[1].replace(" ", "");
            List<String> known = lexicon.readings.computeIfAbsent(columns[0].strip(), word -> new ArrayList<>());
            if (!known.contains(spoken)) {
                known.add(spoken);
            }
        }
        return lexicon;
    }

    public List<String> words() {
        return List.copyOf(readings.keySet());
    }

    /** @return the readings of a word, the usual one first; empty if it is not in the lexicon */
    public List<String> readings(String word) {
        return readings.getOrDefault(word, List.of());
    }
}
