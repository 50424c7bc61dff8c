package io.heedline.asr.training.language;

import io.heedline.asr.training.espeak.Espeak;
import java.util.List;
import java.util.Optional;

/** What the trainer has to know of a language beside its texts: how it is written, who speaks it, how it sounds. */
public sealed interface SpokenLanguage permits Mandarin, English {

    /** @throws IllegalArgumentException if the trainer does not know the language */
    static SpokenLanguage of(String code) {
        return switch (code) {
            case "zh" -> new Mandarin();
            case "en" -> new English();
            default ->
                throw new IllegalArgumentException(
                        "There is no training data for the language " + code + "; expected zh or en");
        };
    }

    String code();

    /** espeak-ng's voices for it, all equally frequent; one named twice is twice as frequent. */
    List<String> accents();

    /** espeak-ng's voice for speech that is no word of the model. */
    String foreignAccent();

    /** Words as they are written one after the other. */
    String written(List<String> words);

    /** The words of a text, or empty if some of it is in no word of the lexicon. */
    Optional<List<String>> words(String text, Lexicon lexicon);

    /** What errors are counted in: characters where words are written without blanks between them, else words. */
    List<String> units(String text);

    /** What {@link #units} are called. */
    String unit();

    /** What a word of the lexicon may be followed by on its line, as a pattern and an example. */
    Notation notation();

    /** How readings are written in the lexicon. Where the line has none, the word is its own reading. */
    record Notation(String pattern, boolean needed, String example) {}

    /**
     * The model's sounds for a sound of espeak-ng's.
     *
     * @return in order of time; empty if it counts as part of the one before
     */
    List<String> sounds(String accent, String symbol);

    /** How every word is said. */
    Pronunciations pronunciations(Lexicon lexicon, SentenceGrammar grammar, Espeak espeak);

    /**
     * Whether a sentence is to be learnt from only if espeak-ng said just the sounds of the readings it was fed with.
     */
    boolean saidAsFed();
}
