package io.heedline.application.conversation.turn;

import io.heedline.application.conversation.turn.TurnSettings.EndSilence;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.Expectation;
import java.time.Duration;

/** The end of a turn by silence: how long it has to last after what was asked and what was said. */
final class Endpointing {

    private final EndSilence silence;

    Endpointing(EndSilence silence) {
        this.silence = silence;
    }

    /** The silence in ms that ends the turn. */
    long silenceMs(Expectation awaited, Completeness said) {
        long usual = usual(awaited).toMillis();
        return switch (said) {
            case OPEN -> usual;
            case COMPLETE -> Math.min(usual, silence.complete().toMillis());
            // Digits that came in pieces are kept, and the rest is waited for without a word: nobody is cut off.
            case UNFINISHED ->
                awaited == Expectation.DIGITS
                        ? usual
                        : Math.max(usual, silence.unfinished().toMillis());
        };
    }

    private Duration usual(Expectation awaited) {
        return switch (awaited) {
            case INTENT -> silence.open();
            case YES_NO, CHOICE -> silence.oneWord();
            case DIGITS, AMOUNT, DATE -> silence.number();
            case TEXT -> silence.text();
        };
    }
}
