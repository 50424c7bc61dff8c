package io.heedline.telephony.simulated;

import java.time.Duration;

/**
 * How a {@link ScriptedCaller} behaves.
 *
 * @param silenceBeforeTurn how long the other side must have been silent before the caller speaks
 * @param lingering how long it must have been silent after the answer to the last turn before the caller hangs up;
 *     longer, since an answer may come in parts
 * @param patience how long the caller waits for a word before hanging up
 * @param longestCall how long the caller stays on the line at all
 * @param speaksFirst whether the first turn is said on being connected, as a person who is called does
 * @param lineNoise the sound of the line
 */
public record CallerManner(
        Duration silenceBeforeTurn,
        Duration lingering,
        Duration patience,
        Duration longestCall,
        boolean speaksFirst,
        LineNoise lineNoise) {

    /** 400 ms before a turn, 2 s before hanging up, 20 s of patience, 10 minutes at most, a silent line. */
    public static CallerManner usual() {
        return new CallerManner(
                Duration.ofMillis(400),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                false,
                LineNoise.none());
    }

    /** The same with another silence before each turn. */
    public CallerManner withSilenceBeforeTurn(Duration silence) {
        return new CallerManner(silence, lingering, patience, longestCall, speaksFirst, lineNoise);
    }

    /** The same with another wait before hanging up. */
    public CallerManner withLingering(Duration wait) {
        return new CallerManner(silenceBeforeTurn, wait, patience, longestCall, speaksFirst, lineNoise);
    }

    /** The same with another patience. */
    public CallerManner withPatience(Duration longest) {
        return new CallerManner(silenceBeforeTurn, lingering, longest, longestCall, speaksFirst, lineNoise);
    }

    /** The same, saying the first turn on being connected. */
    public CallerManner speakingFirst() {
        return new CallerManner(silenceBeforeTurn, lingering, patience, longestCall, true, lineNoise);
    }

    /** The same on another line. */
    public CallerManner on(LineNoise noise) {
        return new CallerManner(silenceBeforeTurn, lingering, patience, longestCall, speaksFirst, noise);
    }
}
