package io.heedline.tts;

/** A prompt could not be turned into sound. The message says why and what to do; it never holds the text. */
public class SpeechSynthesisException extends RuntimeException {

    private final boolean retryable;

    public SpeechSynthesisException(String message, boolean retryable) {
        this(message, retryable, null);
    }

    public SpeechSynthesisException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same prompt may succeed when tried again (a timeout), or will not (no engine). */
    public boolean retryable() {
        return retryable;
    }
}
