package io.heedline.application.conversation;

import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;
import io.heedline.telephony.DialOutcome;

/**
 * Watches conversations as they go, for people to look at. Called on the lane of the call, {@link #ended} on the
 * recorder's thread; must return quickly and may not change the call.
 */
public interface ConversationListener {

    /** Someone has said something: the caller has been understood, or the bot has finished a sentence. */
    default void turn(Call call, Turn turn) {}

    /** All is said, and the exchange is now asked to connect a person. */
    default void handingOver(Call call, HandingOver now) {}

    /** The person answered and talks with the caller. */
    default void taken(Call call) {}

    /** Nobody took the call over; the conversation goes on, or says so and ends. */
    default void notTaken(Call call, DialOutcome why) {}

    /** The person has put down the receiver and the caller is back. */
    default void returned(Call call) {}

    /** The line is down. */
    default void left(Call call, Leaving as) {}

    /** The call is over; everything about it is on disk. */
    default void ended(CallReport report) {}

    /** Watches nothing. */
    static ConversationListener none() {
        return new ConversationListener() {};
    }
}
