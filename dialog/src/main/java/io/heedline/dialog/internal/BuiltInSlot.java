package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.SlotType;
import java.util.Arrays;
import java.util.Optional;

/** What is always known and may be used in conditions, never in prompts. */
enum BuiltInSlot {
    /** Whether the caller has proved who they are: yes once an operation that verifies has succeeded, else no. */
    VERIFIED("verified", SlotType.YES_NO),
    /** The language the dialogue is led in: zh or en. */
    LANGUAGE("language", SlotType.TEXT);

    private final String word;
    private final SlotType type;

    BuiltInSlot(String word, SlotType type) {
        this.word = word;
        this.type = type;
    }

    String word() {
        return word;
    }

    SlotType type() {
        return type;
    }

    static Optional<BuiltInSlot> named(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
