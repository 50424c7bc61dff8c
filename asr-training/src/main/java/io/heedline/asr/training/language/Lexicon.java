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
 * <p>Read from lines {@code word<TAB>reading}; a word with several readings has a line for each. A reading is pinyin with
 * tone numbers in Mandarin; English words are their own reading, unless the line has another. {@code #} begins a
 * comment.
 */
public final class Lexicon {
    private final Map<String, List<String>> readings = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if a line is malformed; the message names it */
    public static Lexicon read(BufferedReader lines, SpokenLanguage.Notation notation) throws IOException {
        Lexicon lexicon = new Lexicon();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t");
            String reading = columns.length == 1 && !notation.needed() ? columns[0] : columns[columns.length - 1];
            if (columns.length > 2
                    || columns.length == 1 && notation.needed()
                    || !reading.matches(notation.pattern())) {
                throw new IllegalArgumentException("Line " + number + " of the lexicon is \"" + line
                        + "\"; expected a word, a tab, and " + notation.example());
            }
            String spoken = notation.needed() ? reading.replace(" ", "") : reading;
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
