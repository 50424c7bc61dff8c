package io.heedline.telephony.internal.media;

/** Sound cannot be carried; the message says what was tried and what to do. Trying again later may succeed. */
public class MediaException extends RuntimeException {

    public MediaException(String message) {
        super(message);
    }

    public MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
