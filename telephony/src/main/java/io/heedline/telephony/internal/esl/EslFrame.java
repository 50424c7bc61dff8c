package io.heedline.telephony.internal.esl;

/** One thing that FreeSWITCH said. */
sealed interface EslFrame {

    /** It wants the password. */
    record Greeting() implements EslFrame {}

    /** The answer to the oldest command without one, by whatever content type. */
    record Reply(EslReply reply) implements EslFrame {}

    record Event(EslEvent event) implements EslFrame {}

    /**
     * It is going to close the connection.
     *
     * @param lingers not yet: events of the ended call still come
     */
    record Notice(String text, boolean lingers) implements EslFrame {}

    /** It does not talk with our address. */
    record Rejection(String text) implements EslFrame {}

    /** Well formed, and of a kind that nobody asked for, such as lines of the log. */
    record Unasked(String contentType) implements EslFrame {}
}
