package io.heedline.asr.training.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts unsegmented text into the words of a lexicon, always taking the longest word that fits. */
public final class Segmenter {
    private final Set<String> words;
    private final int longest;

    public Segmenter(List<String> words) {
        this.words = new HashSet<>(words);
        this.longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** @return the words, or empty if some of the text is in none; blanks are passed over */
    public Optional<List<String>> segment(String text) {
        List<String> cut = new ArrayList<>();
        String rest = text.replaceAll("\\s+", "");
        while (!rest.isEmpty()) {
            int length = Math.min(longest, rest.length());
            while (length > 0 && !words.contains(rest.substring(0, length))) {
                length--;
            }
            if (length == 0) {
                return Optional.empty();
            }
            cut.add(rest.substring(0, length));
            rest = rest.substring(length);
        }
        return Optional.of(cut);
    }
}
