package io.heedline.tts;

import io.heedline.tts.SpokenText.DigitOne;
import java.time.Duration;
import java.util.Objects;

/**
 * How espeak-ng speaks.
 *
 * @param command the program, a name on the search path or a file
 * @param variant one of the engine's voice variants ({@code espeak-ng --voices=variant}), such as {@code f2}; empty for
 *     the plain voice
 * @param speed how fast, 1 is the normal pace; {@value #SLOWEST} to {@value #FASTEST}
 * @param pitch how high, 0 to 99; 50 is the voice's own
 * @param level loudness of the speech itself, pauses not counted, in dBFS; -40 to -10
 * @param timeout the longest a single prompt may take
 * @param one how the digit 1 is read in Chinese
 */
public record EspeakSettings(
        String command, String variant, double speed, int pitch, double level, Duration timeout, DigitOne one) {

    static final double SLOWEST = 0.5;
    static final double FASTEST = 2.0;

    public EspeakSettings {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(one, "one");
        check(!command.isBlank(), "the command of espeak-ng is empty: expected a name or a file");
        check(
                variant.matches("[\\w -]*"),
                "voice variant '" + variant + "' is not a name: see espeak-ng --voices=variant");
        check(
                speed >= SLOWEST && speed <= FASTEST,
                "speed " + speed + " is not between " + SLOWEST + " and " + FASTEST + " (1 is normal)");
        check(pitch >= 0 && pitch <= 99, "pitch " + pitch + " is not between 0 and 99 (50 is normal)");
        check(level >= -40 && level <= -10, "level " + level + " dBFS is not between -40 and -10 dBFS");
        check(!timeout.isNegative() && !timeout.isZero(), "timeout " + timeout + " is not positive");
    }

    /** The plain voice at normal pace, speech at -20 dBFS, ten seconds for a prompt. */
    public static EspeakSettings standard() {
        return new EspeakSettings(
                "espeak-ng", "", 1, 50, -20, Duration.ofSeconds(10), DigitOne.YAO_IN_TELEPHONE_NUMBERS);
    }

    public EspeakSettings withCommand(String other) {
        return new EspeakSettings(other, variant, speed, pitch, level, timeout, one);
    }

    public EspeakSettings withVariant(String other) {
        return new EspeakSettings(command, other, speed, pitch, level, timeout, one);
    }

    public EspeakSettings withSpeed(double other) {
        return new EspeakSettings(command, variant, other, pitch, level, timeout, one);
    }

    public EspeakSettings withPitch(int other) {
        return new EspeakSettings(command, variant, speed, other, level, timeout, one);
    }

    public EspeakSettings withTimeout(Duration other) {
        return new EspeakSettings(command, variant, speed, pitch, level, other, one);
    }

    private static void check(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }
}
