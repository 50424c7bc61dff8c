package io.heedline.asr;

/** A speech model could not be installed. What was in use before still is. */
public class ModelInstallException extends SpeechModelException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    public ModelInstallException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same again may succeed: the network failed, not the model. A download then goes on where it broke. */
    public boolean retryable() {
        return retryable;
    }
}
