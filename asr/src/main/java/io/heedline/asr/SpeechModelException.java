package io.heedline.asr;

import java.nio.file.Path;
import java.util.Optional;

/** A speech model is missing, damaged, or not usable here. The message names what is wrong and what to do next. */
public class SpeechModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path blamed;

    public SpeechModelException(String message) {
        this(message, null, null);
    }

    public SpeechModelException(String message, Throwable cause) {
        this(message, null, cause);
    }

    public SpeechModelException(String message, Path blamed, Throwable cause) {
        super(message, cause);
        this.blamed = blamed;
    }

    /** The file or directory at fault, as far as known. */
    public Optional<Path> blamed() {
        return Optional.ofNullable(blamed);
    }
}
