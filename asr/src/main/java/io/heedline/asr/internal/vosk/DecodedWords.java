package io.heedline.asr.internal.vosk;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the recogniser's JSON. */
final class DecodedWords {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DecodedWords() {}

    /** A word with its times in seconds of the decoder's audio. */
    record Decoded(String word, double start, double end, double confidence) {}

    /** The words of a result; empty when it holds none. */
    static List<Decoded> of(String result) {
        List<Decoded> words = new ArrayList<>();
        for (JsonNode word : read(result).path("result")) {
            words.add(new Decoded(
                    word.path("word").asString(""),
                    word.path("start").asDouble(0),
                    word.path("end").asDouble(0),
                    Math.max(0, Math.min(1, word.path("conf").asDouble(0)))));
        }
        return words;
    }

    /** The words of a partial result. */
    static List<String> ofPartial(String partial) {
        String text = read(partial).path("partial").asString("").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            // A word list that is not UTF-8 can do this; the words themselves are not for the log.
            throw new IllegalStateException(
                    "The recogniser's result of " + json.length()
                            + " characters is not JSON; the model's words.txt may not be UTF-8",
                    e);
        }
    }
}
