package io.heedline.dialog.internal;

import io.heedline.dialog.BotAction.VoiceChange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an intent may lead to instead of a state. The dialogue stays where it is. */
enum BuiltIn {
    /** Says the last words again. */
    SAY_AGAIN("say-again"),
    /** Treats what was heard as not understood. */
    NOT_UNDERSTOOD("not-understood"),
    LOUDER("louder"),
    QUIETER("quieter"),
    SLOWER("slower"),
    FASTER("faster"),
    /** Goes on in the scenario's next language. */
    OTHER_LANGUAGE("other-language"),
    /** Gives the caller time. */
    HOLD_ON("hold-on");

    private final String word;

    BuiltIn(String word) {
        this.word = word;
    }

    /** As it stands in a file. */
    String word() {
        return word;
    }

    /** The change of voice, if it is one. */
    Optional<VoiceChange> voiceChange() {
        return Arrays.stream(VoiceChange.values())
                .filter(change -> change.name().equals(name()))
                .findFirst();
    }

    static Optional<BuiltIn> named(String word) {
        return Arrays.stream(values()).filter(b -> b.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(BuiltIn::word).toList();
    }
}
