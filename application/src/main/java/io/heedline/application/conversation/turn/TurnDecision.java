package io.heedline.application.conversation.turn;

/** What the {@link TurnTaker} found at a moment of the call. Times are milliseconds since the call was answered. */
public sealed interface TurnDecision {

    /**
     * The caller has said what they wanted to say.
     *
     * @param startMs when they began
     * @param endMs when their voice ended
     * @param why what ended the turn
     */
    record EndOfTurn(long startMs, long endMs, Why why) implements TurnDecision {}

    /** What ended a turn. */
    enum Why {
        /** silence followed */
        SILENCE,
        /** the line still sounds like speech, but no new word came */
        STALLED,
        /** the caller spoke longer than a turn may last */
        TOO_LONG
    }

    /** The bot has finished and the caller has not begun for as long as the dialog allows. */
    record NoInput() implements TurnDecision {}

    /** A voice is heard in a prompt that may be interrupted: it becomes quiet until it is known what is said. */
    record Duck() implements TurnDecision {}

    /** The voice was a noise or a sign of attention: the prompt becomes as loud as it was. */
    record Restore() implements TurnDecision {}

    /** The caller has something to say, since {@code startMs}: the prompt stops. */
    record BargeIn(long startMs) implements TurnDecision {}

    /**
     * What was said into a prompt was a sign of attention or a noise, or the prompt may not be interrupted: it is not an
     * answer.
     *
     * @param startMs when it began
     * @param endMs when it ended
     */
    record Overheard(long startMs, long endMs) implements TurnDecision {}
}
