package io.heedline.application.rehearsal;

import io.heedline.dialog.Expectation;
import java.util.List;

/**
 * What the bot has just said and what it waits for, as the dialog has decided it.
 *
 * @param state the scenario's state
 * @param kind what sort of answer is awaited
 * @param digits how many digits make the answer complete, or 0
 * @param grammar the phrases expected; empty for anything
 * @param text all that is said before listening
 * @param interruptible whether one may speak into it
 * @param askedMs when it was decided, in ms of media time
 */
record Question(
        String state,
        Expectation kind,
        int digits,
        List<String> grammar,
        String text,
        boolean interruptible,
        long askedMs) {}
