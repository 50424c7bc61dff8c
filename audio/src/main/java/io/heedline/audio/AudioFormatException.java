package io.heedline.audio;

import java.io.IOException;

/**
 * A sound file cannot be used as it is: missing, empty, cut short, no WAV file, of an unknown encoding or too long. The
 * message names the file, what was found and what would be taken; trying again without changing the file is useless.
 */
public class AudioFormatException extends IOException {

    public AudioFormatException(String message) {
        super(message);
    }

    public AudioFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
