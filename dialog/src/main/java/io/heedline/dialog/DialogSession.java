package io.heedline.dialog;

import io.heedline.nlu.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One dialogue with one caller. Not thread-safe: used on the lane of its call only. */
public interface DialogSession {

    /** The outcome of a session that goes on. */
    String IN_PROGRESS = "in-progress";

    /** The outcome of a session whose caller hung up before the scenario's end. */
    String CALLER_GONE = "caller-gone";

    /** The outcome of a session handed over to a person, unless the scenario names another. */
    String TRANSFERRED = "transferred";

    /** What to do first, once the call is answered. */
    List<BotAction> start();

    /**
     * What to do after {@code event}. Empty once the session has ended, and for {@link DialogEvent.NobodyThere} where the
     * scenario does not say what follows.
     */
    List<BotAction> on(DialogEvent event);

    /** Whether the scenario is over: transferred, hung up, or the caller has gone. */
    boolean ended();

    /** The disposition the call ended with, or {@link #IN_PROGRESS}. */
    String outcome();

    /** Whether the caller has got what they called for: a state marked {@code aim: true} was carried out. */
    boolean reachedAim();

    /** How the last {@link DialogEvent.Heard} was understood; empty after any other event. */
    Optional<Understanding> lastUnderstanding();

    /**
     * Whether the caller may have said all they want to say. Changes nothing; may be asked for every partial text.
     *
     * @param text what was recognised of the turn so far
     */
    default Completeness completeness(String text) {
        return Completeness.OPEN;
    }

    /** What a person who takes the call over now is to be told. */
    default HandoverNote handoverNote() {
        return new HandoverNote("", List.of(), state(), false, Map.of());
    }

    /** The language the dialogue is led in; it may change at the caller's wish. */
    default Locale locale() {
        return Locale.SIMPLIFIED_CHINESE;
    }

    /** The name of the scenario's state the dialogue is in, for logs and the live-call board. */
    String state();
}
