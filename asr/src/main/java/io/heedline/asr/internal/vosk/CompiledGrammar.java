package io.heedline.asr.internal.vosk;

import io.heedline.asr.Grammar;
import io.heedline.asr.internal.vosk.Vocabulary.Segmentation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A grammar made ready for one model: the phrases in the model's words, and for the recogniser the same as JSON
 * together with words that compete. Without competitors every sound would be forced into one of the phrases; with
 * them, other speech is heard as other words and rejected.
 */
final class CompiledGrammar {

    private final Grammar grammar;
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Optional<String> json;

    CompiledGrammar(Grammar grammar, Vocabulary vocabulary, RejectionSettings settings) {
        this.grammar = grammar;
        if (grammar.isOpen()) {
            json = Optional.empty();
            return;
        }
        Set<String> phrases = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (String phrase : grammar.phrases()) {
            Segmentation cut = vocabulary.segment(phrase);
            texts.add(plain(phrase));
            unknown.addAll(cut.unknown());
            if (cut.unknown().isEmpty()) {
                phrases.add(String.join(" ", cut.words()));
                words.addAll(cut.words());
            }
        }
        settings.fillers().stream().filter(vocabulary::contains).sorted().forEach(phrases::add);
        words.addAll(settings.fillers());
        List<String> lines = new ArrayList<>();
        for (String phrase : phrases) {
            repeat(phrase, settings.phraseWeight(), lines);
        }
        lines.addAll(background(vocabulary, words, settings.backgroundWords()));
        if (vocabulary.hasGarbage()) {
            repeat(Vocabulary.UNKNOWN, settings.garbageWeight(), lines);
        }
        json = Optional.of(JsonMapper.shared().writeValueAsString(lines));
    }

    /** Other words of the model, evenly from the whole list when there are too many. */
    private static List<String> background(Vocabulary vocabulary, Set<String> taken, int most) {
        List<String> others = vocabulary.words().stream()
                .filter(word -> !taken.contains(word))
                .collect(Collectors.toList());
        if (most <= 0 || others.size() <= most) {
            return most <= 0 ? List.of() : others;
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(others.get((int) ((long) i * others.size() / most)));
        }
        return chosen;
    }

    private static void repeat(String line, int times, List<String> lines) {
        for (int i = 0; i < times; i++) {
            lines.add(line);
        }
    }

    Grammar grammar() {
        return grammar;
    }

    /** What the recogniser is given; empty for free speech. */
    Optional<String> json() {
        return json;
    }

    /** The parts of phrases the model does not know. */
    Set<String> unknown() {
        return unknown;
    }

    /** Whether the words are phrases of the grammar, one after another, with hesitation anywhere. */
    boolean holds(List<String> words, Set<String> fillers) {
        if (grammar.isOpen()) {
            return true;
        }
        String text = plain(String.join("", words));
        if (covered(text, texts)) {
            return true;
        }
        Set<String> withFillers = new LinkedHashSet<>(texts);
        withFillers.addAll(fillers);
        boolean onlyFillers = words.stream().allMatch(fillers::contains);
        return !onlyFillers && covered(text, withFillers);
    }

    private static boolean covered(String text, Set<String> phrases) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int from = 0; from < text.length(); from++) {
            if (reached[from]) {
                for (String phrase : phrases) {
                    if (!phrase.isEmpty() && text.startsWith(phrase, from)) {
                        reached[from + phrase.length()] = true;
                    }
                }
            }
        }
        return !text.isEmpty() && reached[text.length()];
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
