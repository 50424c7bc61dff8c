package io.heedline.telephony.freeswitch.check;

import java.time.Duration;

/** FreeSWITCH's API functions, asked one at a time. */
@FunctionalInterface
interface NodeApi {

    /** How long an answer may take. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Asks and waits for the answer.
     *
     * @param command a function with its arguments, such as {@code module_exists mod_sofia}
     * @return the answer without blanks around it, errors ({@code -ERR ...}) included
     * @throws NoAnswerException when none comes
     */
    String ask(String command);

    /** The node no longer answers. */
    final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswerException(String command, Throwable cause) {
            super(
                    "FreeSWITCH gave no answer to \"" + command.split(" ", 2)[0] + "\" within " + PATIENCE.toSeconds()
                            + " s",
                    cause);
        }
    }
}
