package io.heedline.asr.training.language;

import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import java.util.List;
import java.util.Optional;

/** Mandarin: written without blanks, fed to espeak-ng as pinyin, and sounding the same in all voices and sentences. */
record Mandarin() implements SpokenLanguage {
    @Override
    public String code() {
        return "zh";
    }

    @Override
    public List<String> accents() {
        return List.of(EspeakVoice.MANDARIN);
    }

    @Override
    public String foreignAccent() {
        return EspeakVoice.AMERICAN;
    }

    @Override
    public String written(List<String> words) {
        return String.join("", words);
    }

    @Override
    public Optional<List<String>> words(String text, Lexicon lexicon) {
        return new Segmenter(lexicon.words()).segment(text);
    }

    @Override
    public List<String> units(String text) {
        return text.replace(" ", "").codePoints().mapToObj(Character::toString).toList();
    }

    @Override
    public String unit() {
        return "character";
    }

    @Override
    public Notation notation() {
        return new Notation("[a-z]+[1-5]( [a-z]+[1-5])*", true, "pinyin such as \"zhang4 dan1\"");
    }

    @Override
    public List<String> sounds(String accent, String symbol) {
        return List.of(symbol);
    }

    @Override
    public Pronunciations pronunciations(Lexicon lexicon, SentenceGrammar grammar, Espeak espeak) {
        return Pronunciations.of(lexicon, espeak);
    }

    /** espeak-ng reads some syllables otherwise when they are run together. */
    @Override
    public boolean saidAsFed() {
        return true;
    }
}
