package io.heedline.nlu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Example sentences by intent, from a text file: {@code [intent]} opens an intent, each further line is one sentence,
 * {@code #} starts a comment line. The intent {@link Understanding#NONE} holds sentences that are to be rejected.
 * Immutable.
 */
public final class IntentExamples {

    private final Map<String, List<String>> byIntent;

    private IntentExamples(Map<String, List<String>> byIntent) {
        this.byIntent = byIntent;
    }

    /**
     * The examples that come with Heedline.
     *
     * @throws IllegalArgumentException for a language other than Chinese and English
     */
    public static IntentExamples shipped(Locale locale) {
        String name = "examples_" + locale.getLanguage() + ".txt";
        try (InputStream in = IntentExamples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No example sentences for language '" + locale.toLanguageTag()
                        + "'; there are some for zh-CN and en-US");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads examples.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException naming file and line, for a sentence before the first intent, an intent twice,
     *     or an intent without sentences
     */
    public static IntentExamples read(Reader reader, String name) throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> current = null;
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                current = new ArrayList<>();
                if (found.put(text.substring(1, text.length() - 1).strip(), current) != null) {
                    throw new IllegalArgumentException(name + ":" + number + ": the intent " + text
                            + " stands twice; put all its sentences under the first");
                }
            } else if (current == null) {
                throw new IllegalArgumentException(
                        name + ":" + number + ": a sentence before the first intent; expected a line like [balance]");
            } else {
                current.add(text);
            }
        }
        found.forEach((intent, sentences) -> {
            if (sentences.isEmpty()) {
                throw new IllegalArgumentException(name + ": the intent [" + intent + "] has no sentences");
            }
        });
        return new IntentExamples(found);
    }

    /** Examples made in memory, by intent. */
    public static IntentExamples of(Map<String, List<String>> byIntent) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byIntent.forEach((intent, sentences) -> copy.put(intent, List.copyOf(sentences)));
        return new IntentExamples(copy);
    }

    /** The intents in the order of the file, {@link Understanding#NONE} not among them. */
    public Set<String> intents() {
        Set<String> names = new LinkedHashSet<>(byIntent.keySet());
        names.remove(Understanding.NONE);
        return Collections.unmodifiableSet(names);
    }

    /** The sentences of an intent, or of {@link Understanding#NONE}; empty if there is no such intent. */
    public List<String> sentences(String intent) {
        return Collections.unmodifiableList(byIntent.getOrDefault(intent, List.of()));
    }

    /** All sentences by intent, {@link Understanding#NONE} included. */
    public Map<String, List<String>> all() {
        return Collections.unmodifiableMap(byIntent);
    }
}
