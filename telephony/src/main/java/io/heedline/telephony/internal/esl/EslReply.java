package io.heedline.telephony.internal.esl;

/**
 * The answer to a command.
 *
 * @param text the reply's first line ({@code +OK accepted}), for {@code api} the whole body
 * @param data all its headers; after {@code connect} the data of the channel
 */
public record EslReply(String text, EslEvent data) {

    private static final int SHOWN = 80;

    /** What somebody said, for messages and logs: of its first line, at most 80 characters that can be printed. */
    static String brief(String said) {
        String line = said.strip().lines().findFirst().orElse("");
        String shown = line.substring(0, Math.min(SHOWN, line.length()));
        return shown.replaceAll("\\p{C}", "?");
    }

    /** Whether it is not an error. */
    public boolean ok() {
        return !text.startsWith("-ERR") && !text.startsWith("-USAGE");
    }
}
