package io.heedline.asr;

import java.util.List;

/**
 * What was said in one turn.
 *
 * @param text the words as a person would write them: Chinese without blanks, English with
 * @param words the words in order, times in milliseconds of audio since the stream began
 * @param confidence 0 to 1; the mean of the words' confidences weighted by their length, 0 when nothing was said
 * @param rejected true when something was said that the {@link Grammar} does not hold, or that the recogniser was too
 *     unsure of; {@code text} then is the best guess and should not be acted on
 */
public record Utterance(String text, List<Word> words, double confidence, boolean rejected) {

    /** Nothing was said. */
    public static final Utterance EMPTY = new Utterance("", List.of(), 0, false);

    public Utterance {
        words = List.copyOf(words);
    }

    /** Whether no word was recognised. Speech without any word that was not understood at all is rejected too. */
    public boolean isEmpty() {
        return words.isEmpty();
    }
}
