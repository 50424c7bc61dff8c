package io.heedline.asr.internal.vosk;

import io.heedline.asr.SpeechModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words a model knows, and the cutting of unsegmented text into them. Immutable. */
final class Vocabulary {

    static final String UNKNOWN = "[unk]";

    private final Set<String> words;
    private final int longest;
    private final boolean garbage;

    /** Words in the order of the list; symbols that are no words are left out. */
    Vocabulary(Set<String> symbols) {
        Set<String> kept = new LinkedHashSet<>();
        int most = 1;
        for (String symbol : symbols) {
            if (isWord(symbol)) {
                kept.add(symbol);
                most = Math.max(most, symbol.length());
            }
        }
        words = Collections.unmodifiableSet(kept);
        longest = most;
        garbage = symbols.contains(UNKNOWN);
    }

    /** Reads a Kaldi symbol table: a word, a blank and a number on each line. */
    static Vocabulary read(Path file) {
        Set<String> symbols = new LinkedHashSet<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line;
            while ((line = reader.readLine()) != null) {
                int end = line.indexOf(' ');
                int tab = line.indexOf('\t');
                end = end < 0 || tab >= 0 && tab < end ? tab : end;
                if (end > 0) {
                    symbols.add(line.substring(0, end));
                }
            }
        } catch (IOException e) {
            throw new SpeechModelException(
                    "The word list " + file + " of the speech model cannot be read: " + e.getMessage()
                            + "; install the model again",
                    file,
                    e);
        }
        return new Vocabulary(symbols);
    }

    private static boolean isWord(String symbol) {
        return !symbol.startsWith("<") && !symbol.startsWith("#") && !symbol.startsWith("[") && !symbol.startsWith("!");
    }

    Set<String> words() {
        return words;
    }

    boolean contains(String word) {
        return words.contains(word);
    }

    /** Whether the model has a class for sounds that are no known word. */
    boolean hasGarbage() {
        return garbage;
    }

    /** Text cut into known words, in order, and the pieces between them that are not known. */
    record Segmentation(List<String> words, List<String> unknown) {}

    /**
     * Cuts text into words. At each place the longest known word is taken, unless a shorter one leaves fewer
     * characters unknown: the cut with the fewest unknown characters, then the fewest words, then the longest first
     * word wins. Blanks always separate; text in Latin letters is never cut.
     */
    Segmentation segment(String text) {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String piece : text.strip().split("\\s+")) {
            String word = contains(piece) ? piece : piece.toLowerCase(Locale.ROOT);
            if (contains(word)) {
                known.add(word);
            } else if (piece.codePoints().noneMatch(Vocabulary::isWrittenWithoutBlanks)) {
                unknown.add(piece);
            } else {
                cut(piece, known, unknown);
            }
        }
        return new Segmentation(List.copyOf(known), List.copyOf(unknown));
    }

    private void cut(String piece, List<String> known, List<String> unknown) {
        int n = piece.length();
        int[] cost = new int[n + 1];
        int[] step = new int[n];
        for (int from = n - 1; from >= 0; from--) {
            cost[from] = cost[from + 1] + 1000;
            step[from] = -1;
            for (int length = Math.min(longest, n - from); length >= 1; length--) {
                if (cost[from + length] + 1 < cost[from] && contains(piece.substring(from, from + length))) {
                    cost[from] = cost[from + length] + 1;
                    step[from] = length;
                }
            }
        }
        int unknownFrom = -1;
        for (int at = 0; at < n; at += Math.max(1, step[at])) {
            if (step[at] < 0) {
                unknownFrom = unknownFrom < 0 ? at : unknownFrom;
            } else {
                if (unknownFrom >= 0) {
                    unknown.add(piece.substring(unknownFrom, at));
                    unknownFrom = -1;
                }
                known.add(piece.substring(at, at + step[at]));
            }
        }
        if (unknownFrom >= 0) {
            unknown.add(piece.substring(unknownFrom));
        }
    }

    static boolean isWrittenWithoutBlanks(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
    }
}
