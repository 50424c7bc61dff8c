package io.heedline.dialog;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One prompt as the scenario has it.
 *
 * @param state the state that says it, or the part of the file it stands in
 * @param text the words, slots still in braces
 * @param locale the language of the words
 * @param slots the names of the slots in it; a prompt without slots can be spoken ahead of time
 * @param recording the name of a recording that may be played instead
 */
public record PromptText(String state, String text, Locale locale, Set<String> slots, Optional<String> recording) {
    public PromptText {
        slots = Set.copyOf(slots);
    }

    /** Whether the words are always the same, so that they can be spoken ahead of time. */
    public boolean fixed() {
        return slots.isEmpty();
    }
}
