package io.heedline.application.conversation.turn;

import io.heedline.dialog.Completeness;
import io.heedline.nlu.Interjections;

/**
 * What the partial text of a turn tells.
 *
 * @param kind what it is as a remark made while the bot speaks
 * @param completeness whether it can be the whole answer
 */
public record WordsSoFar(Interjections.Kind kind, Completeness completeness) {

    /** Before the first word. */
    static final WordsSoFar NONE = new WordsSoFar(Interjections.Kind.NOTHING, Completeness.OPEN);
}
