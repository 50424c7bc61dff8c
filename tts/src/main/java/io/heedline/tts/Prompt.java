package io.heedline.tts;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something to be said to a caller.
 *
 * @param text what to say, as it would be written: figures, dates and signs may stay as they are
 * @param locale the language it is said in; the language decides, the country does not
 * @param recording id of a recording by a person that says the same and is preferred where it exists
 * @param speed how fast to say it: 1 is the usual pace of the voice, {@value #SLOWEST} to {@value #FASTEST}; a recording
 *     has its own pace and is not used for another
 */
public record Prompt(String text, Locale locale, Optional<String> recording, double speed) {

    /** The least speed. */
    public static final double SLOWEST = 0.5;

    /** The greatest speed. */
    public static final double FASTEST = 2;

    public Prompt {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(recording, "recording");
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new IllegalArgumentException(
                    "a prompt is to be said at speed " + speed + "; expected " + SLOWEST + " to " + FASTEST);
        }
    }

    /** At the usual pace. */
    public Prompt(String text, Locale locale, Optional<String> recording) {
        this(text, locale, recording, 1);
    }

    /** A prompt of which no recording is known. */
    public static Prompt of(String text, Locale locale) {
        return new Prompt(text, locale, Optional.empty());
    }

    /** The language and length; the text itself may be about a caller and stays out of logs. */
    @Override
    public String toString() {
        return "Prompt[" + locale.toLanguageTag() + ", " + text.length() + " characters"
                + recording.map(id -> ", recording " + id).orElse("") + "]";
    }
}
