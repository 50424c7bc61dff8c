package io.heedline.telephony.internal.esl;

/** A command got no reply. */
public class EslException extends RuntimeException {

    public EslException(String message) {
        super(message);
    }

    /** The connection closed first; whether the command was carried out is not known. */
    public static final class Closed extends EslException {
        private final transient EslClosed why;

        public Closed(String message, EslClosed why) {
            super(message);
            this.why = why;
        }

        public EslClosed why() {
            return why;
        }
    }

    /** No reply came in time; whether the command was carried out is not known. */
    public static final class TimedOut extends EslException {
        public TimedOut(String message) {
            super(message);
        }
    }

    /** FreeSWITCH answered {@code -ERR}. */
    public static final class Refused extends EslException {
        public Refused(String message) {
            super(message);
        }
    }
}
