package io.heedline.dialog.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the caller has come with, in its order, without repeats. */
final class Wishes {

    /** What callers say about the talk itself. */
    private static final Set<String> ABOUT_THE_TALK = Set.of(
            "greeting",
            "thanks",
            "goodbye",
            "repeat",
            "slower",
            "louder",
            "faster",
            "quieter",
            "other-language",
            "wait",
            "yes",
            "no",
            "help",
            "small-talk",
            Move.OTHER,
            Move.FILLED);

    private final Set<String> wishes = new LinkedHashSet<>();

    /** Whether an intent is something the caller wants. */
    static boolean isWish(String intent) {
        return !ABOUT_THE_TALK.contains(intent);
    }

    void add(String intent) {
        wishes.add(intent);
    }

    List<String> all() {
        return List.copyOf(wishes);
    }
}
