package io.heedline.asr.training.language;

import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** English as it is spoken in America and in England: words said one way alone, and often another in a sentence. */
record English() implements SpokenLanguage {
    @Override
    public String code() {
        return "en";
    }

    @Override
    public List<String> accents() {
        return List.of(
                EspeakVoice.AMERICAN,
                EspeakVoice.BRITISH,
                EspeakVoice.AMERICAN,
                EspeakVoice.RECEIVED_PRONUNCIATION,
                EspeakVoice.NEW_YORK);
    }

    @Override
    public String foreignAccent() {
        return EspeakVoice.MANDARIN;
    }

    @Override
    public String written(List<String> words) {
        return String.join(" ", words);
    }

    @Override
    public Optional<List<String>> words(String text, Lexicon lexicon) {
        List<String> words = units(text);
        return words.stream().noneMatch(word -> lexicon.readings(word).isEmpty())
                ? Optional.of(words)
                : Optional.empty();
    }

    @Override
    public List<String> units(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public String unit() {
        return "word";
    }

    @Override
    public Notation notation() {
        return new Notation("[a-z' ]+", false, "how espeak-ng is to be fed with it, such as \"o clock\"");
    }

    @Override
    public List<String> sounds(String accent, String symbol) {
        return EnglishSounds.of(isRhotic(accent), symbol);
    }

    /** Whether {@code r} is said after vowels. */
    private static boolean isRhotic(String accent) {
        return accent.startsWith(EspeakVoice.AMERICAN);
    }

    @Override
    public Pronunciations pronunciations(Lexicon lexicon, SentenceGrammar grammar, Espeak espeak) {
        return new EnglishReadings(this, lexicon, grammar, espeak).learn();
    }

    /** Whatever is said in a sentence, its sounds are known. */
    @Override
    public boolean saidAsFed() {
        return false;
    }
}
