package io.heedline.recordings;

import java.io.IOException;

/** A file is no transcript; the message names the file, the place in it and what is wrong there. */
public class TranscriptFormatException extends IOException {

    public TranscriptFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
