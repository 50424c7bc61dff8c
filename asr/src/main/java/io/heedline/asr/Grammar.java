package io.heedline.asr;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a caller may say at one point of the dialog: anything ({@link #open()}) or one of a list of phrases, one or
 * several times. Speech outside the phrases makes the {@link Utterance} rejected.
 *
 * <p>Phrases need not be cut into words: the model does it by the longest match over its vocabulary. Words the model
 * does not know are told by {@link SpeechModel#unknownWords(Grammar)}. Immutable, shared freely.
 */
public final class Grammar {

    private static final Grammar OPEN = new Grammar(Set.of());

    private final Set<String> phrases;

    private Grammar(Set<String> phrases) {
        this.phrases = phrases;
    }

    /** Anything the model knows. */
    public static Grammar open() {
        return OPEN;
    }

    /**
     * One of these phrases.
     *
     * @throws IllegalArgumentException when there is none, or one is blank
     */
    public static Grammar of(Collection<String> phrases) {
        Set<String> kept = new LinkedHashSet<>();
        for (String phrase : phrases) {
            if (phrase.isBlank()) {
                throw new IllegalArgumentException("A grammar of " + phrases.size()
                        + " phrases holds a blank one; expected words, or Grammar.open() for free speech");
            }
            kept.add(phrase.strip());
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    "A grammar needs at least one phrase; use Grammar.open() for free speech");
        }
        return new Grammar(Collections.unmodifiableSet(kept));
    }

    /** Whether anything may be said. */
    public boolean isOpen() {
        return phrases.isEmpty();
    }

    /** The phrases in the order given; empty for an open grammar. */
    public Set<String> phrases() {
        return phrases;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grammar that && phrases.equals(that.phrases);
    }

    @Override
    public int hashCode() {
        return phrases.hashCode();
    }

    @Override
    public String toString() {
        return isOpen() ? "Grammar[open]" : "Grammar[" + phrases.size() + " phrases]";
    }
}
