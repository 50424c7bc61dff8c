package io.heedline.telephony.internal.esl;

/**
 * The answer to a command.
 *
 * @param text the reply's first line ({@code +OK accepted}), for {@code api} the whole body
 * @param data all its headers; after {@code connect} the data of the channel
 */
public record EslReply(String text, EslEvent data) {

    /** Whether it is not an error. */
    public boolean ok() {
        return !text.startsWith("-ERR") && !text.startsWith("-USAGE");
    }
}
