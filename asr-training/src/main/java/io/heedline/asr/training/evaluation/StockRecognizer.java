package io.heedline.asr.training.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stock Vosk recogniser with nothing before it and nothing behind it. */
public final class StockRecognizer implements AutoCloseable {
    private static final int CHUNK = 1600;

    private final Model model;
    private final JsonMapper json = new JsonMapper();

    public StockRecognizer(Path directory) throws IOException {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        model = new Model(directory.toString());
    }

    /** A recognised word with the recogniser's confidence, 0 to 1. */
    public record Word(String text, double confidence) {}

    /**
     * Recognises one utterance from a cold start.
     *
     * @param grammar phrases, words separated by blanks; empty for the model's own language model
     */
    public List<Word> recognize(short[] samples, List<String> grammar) throws IOException {
        try (Recognizer recognizer = grammar.isEmpty()
                ? new Recognizer(model, 8000)
                : new Recognizer(model, 8000, json.writeValueAsString(grammar))) {
            recognizer.setWords(true);
            List<Word> words = new ArrayList<>();
            for (int from = 0; from < samples.length; from += CHUNK) {
                short[] chunk = java.util.Arrays.copyOfRange(samples, from, Math.min(samples.length, from + CHUNK));
                if (recognizer.acceptWaveForm(chunk, chunk.length)) {
                    collect(recognizer.getResult(), words);
                }
            }
            collect(recognizer.getFinalResult(), words);
            return words;
        }
    }

    private void collect(String result, List<Word> words) {
        for (JsonNode word : json.readTree(result).path("result")) {
            words.add(new Word(word.get("word").asString(), word.get("conf").asDouble()));
        }
    }

    public static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
