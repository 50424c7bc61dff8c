package io.heedline.asr.training;

import io.heedline.asr.training.corpus.Speaker;
import io.heedline.asr.training.corpus.SpeechStream;
import io.heedline.asr.training.corpus.SyntheticStreams;
import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.RandomVoices;
import io.heedline.asr.training.kaldi.ModelDirectory;
import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.Pronunciations;
import io.heedline.asr.training.language.SentenceGrammar;
import io.heedline.asr.training.language.TrigramModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the starter model of a language from nothing but texts and espeak-ng. */
final class StarterModel {
    private static final int SENTENCES_FOR_LANGUAGE_MODEL = 100_000;
    private static final int TRIGRAMS = 25_000;
    private static final double FLATTENING = 0.5;
    /** How many sentences of the grammar a phrase counts as much as. */
    private static final int PHRASE_WEIGHT = 10;

    private final TrainingData data;
    private final Lexicon lexicon;
    private final SentenceGrammar grammar;
    private final Espeak espeak;
    private final Pronunciations pronunciations;
    private final List<String> phrases;
    private final long seed;

    /** @param phrases what callers are expected to say where the model will serve, beside the grammar's sentences */
    StarterModel(TrainingData data, List<String> phrases, Espeak espeak, long seed) throws IOException {
        this.data = data;
        this.phrases = phrases;
        this.espeak = espeak;
        this.seed = seed;
        this.lexicon = data.lexicon();
        this.grammar = data.sentences();
        this.pronunciations = data.language().pronunciations(lexicon, grammar, espeak);
    }

    Pronunciations pronunciations() {
        return pronunciations;
    }

    Speaker speaker() {
        return new Speaker(espeak, pronunciations);
    }

    /** Endless generated streams; different numbers give different ones. */
    Supplier<SpeechStream> streams(long number) {
        return new SyntheticStreams(
                speaker(),
                grammar,
                lexicon.words(),
                data.lines("foreign-words.txt"),
                new RandomVoices(data.lines("training-voices.txt")),
                seed * 1000 + number);
    }

    TrigramModel languageModel() {
        Map<String, Integer> ids = new HashMap<>();
        lexicon.words().forEach(word -> ids.put(word, ids.size() + 1));
        List<int[]> sentences = new ArrayList<>();
        learntSentences(words -> sentences.add(words.stream().mapToInt(ids::get).toArray()));
        return TrigramModel.estimate(sentences, ids.size(), FLATTENING, TRIGRAMS);
    }

    /** Sentences of the grammar, of three words and more, that the language model has not been estimated from. */
    List<List<String>> freshSentences(int count, SplittableRandom random) {
        Set<List<String>> learnt = new HashSet<>();
        learntSentences(learnt::add);
        List<List<String>> fresh = new ArrayList<>();
        while (fresh.size() < count) {
            List<String> sentence = grammar.sentence(random);
            if (sentence.size() >= 3 && learnt.add(sentence)) {
                fresh.add(sentence);
            }
        }
        return fresh;
    }

    /**
     * Words, evenly from the lexicon, that sound like no phrase of a grammar and are in none; tones do not tell sounds
     * apart.
     */
    List<List<String>> singleWordsUnlike(List<List<String>> phrases, int count) {
        Set<String> taken = new HashSet<>();
        phrases.forEach(phrase -> {
            taken.add(phrase.stream().map(pronunciations::sound).collect(Collectors.joining()));
            phrase.forEach(word -> taken.add(pronunciations.sound(word)));
        });
        List<String> others = lexicon.words().stream()
                .filter(word -> !taken.contains(pronunciations.sound(word)))
                .toList();
        List<List<String>> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(List.of(others.get(i * others.size() / count)));
        }
        return drawn;
    }

    private void learntSentences(Consumer<List<String>> consumer) {
        for (String phrase : phrases) {
            data.language()
                    .words(phrase, lexicon)
                    .filter(words -> !words.isEmpty())
                    .ifPresent(words -> {
                        for (int i = 0; i < PHRASE_WEIGHT; i++) {
                            consumer.accept(words);
                        }
                    });
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < SENTENCES_FOR_LANGUAGE_MODEL; i++) {
            consumer.accept(grammar.sentence(random));
        }
    }

    void write(AcousticModel model, Path directory) throws IOException {
        ModelDirectory.writeAcoustics(
                directory, pronunciations.phones(), model.weights(), model.priors(), model.featureMean());
        writeGraph(directory);
    }

    /** Writes words and language model alone, beside acoustics that have the same sounds. */
    void writeGraph(Path directory) throws IOException {
        ModelDirectory.writeGraph(
                directory, pronunciations.phones(), pronunciations.classes(), lexicon.words(), languageModel());
    }
}
