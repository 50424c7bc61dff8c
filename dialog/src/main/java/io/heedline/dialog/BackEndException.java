package io.heedline.dialog;

/** The company's systems could not perform an operation. The caller gets an apology and a person. */
public class BackEndException extends RuntimeException {

    public BackEndException(String message) {
        super(message);
    }

    public BackEndException(String message, Throwable cause) {
        super(message, cause);
    }
}
