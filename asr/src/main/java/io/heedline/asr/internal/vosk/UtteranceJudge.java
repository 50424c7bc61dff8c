package io.heedline.asr.internal.vosk;

import io.heedline.asr.Utterance;
import io.heedline.asr.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an utterance of the words heard in a turn, and decides whether it is to be believed. Out-of-grammar speech
 * shows itself as words that are not in the grammar, as low confidence, or as words that leave much of the voice
 * unexplained.
 */
final class UtteranceJudge {

    private final RejectionSettings settings;

    UtteranceJudge(RejectionSettings settings) {
        this.settings = settings;
    }

    /**
     * @param heard the words in order, garbage included, times in ms of the stream
     * @param voicedMs how long a voice was heard in the turn
     */
    Utterance judge(List<Word> heard, CompiledGrammar grammar, long voicedMs) {
        List<Word> words = new ArrayList<>(heard);
        words.removeIf(word -> word.word().equals(Vocabulary.UNKNOWN));
        boolean garbage = words.size() < heard.size();
        if (words.isEmpty()) {
            boolean notUnderstood = garbage || voicedMs >= settings.minVoicedMs();
            return notUnderstood ? new Utterance("", List.of(), 0, true) : Utterance.EMPTY;
        }
        List<String> plain = words.stream().map(Word::word).toList();
        double confidence = confidence(words);
        boolean rejected = grammar.grammar().isOpen()
                ? confidence < settings.openMinConfidence()
                : garbage || !grammar.holds(plain, settings.fillers()) || unsure(words, confidence, voicedMs);
        return new Utterance(Orthography.join(plain), words, confidence, rejected);
    }

    private boolean unsure(List<Word> words, double confidence, long voicedMs) {
        double least = words.stream().mapToDouble(Word::confidence).min().orElse(0);
        double spoken =
                words.stream().mapToLong(word -> word.endMs() - word.startMs()).sum();
        return confidence < settings.minMeanConfidence()
                || least < settings.minWordConfidence()
                || voicedMs > 0 && spoken / voicedMs < settings.minCoverage();
    }

    private static double confidence(List<Word> words) {
        double sum = 0;
        double weight = 0;
        for (Word word : words) {
            double length = Math.max(1, word.endMs() - word.startMs());
            sum += length * word.confidence();
            weight += length;
        }
        return sum / weight;
    }
}
