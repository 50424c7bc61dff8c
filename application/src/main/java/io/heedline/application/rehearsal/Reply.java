package io.heedline.application.rehearsal;

/** What a person does when it is their turn. */
sealed interface Reply {

    /** Speaks. */
    record Speak(Line line) implements Reply {}

    /** Presses keys. */
    record Press(String keys) implements Reply {}

    /** Lets it go by without a word. */
    record StaySilent() implements Reply {}
}
