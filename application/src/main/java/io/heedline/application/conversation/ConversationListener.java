package io.heedline.application.conversation;

import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;

/**
 * Watches conversations as they go, for people to look at. Called on the lane of the call, {@link #ended} on the
 * recorder's thread; must return quickly and may not change the call.
 */
public interface ConversationListener {

    /** Someone has said something: the caller has been understood, or the bot has finished a sentence. */
    default void turn(Call call, Turn turn) {}

    /** The call is over; everything about it is on disk. */
    default void ended(CallReport report) {}

    /** Watches nothing. */
    static ConversationListener none() {
        return new ConversationListener() {};
    }
}
