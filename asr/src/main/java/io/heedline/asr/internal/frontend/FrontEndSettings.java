package io.heedline.asr.internal.frontend;

/**
 * The tunables of the front end. Durations are milliseconds, multiples of the 10 ms frame.
 *
 * @param onsetMs speech within {@code onsetWindowMs} that makes a start of speech
 * @param onsetWindowMs see {@code onsetMs}
 * @param stopMs silence after which speech has stopped
 * @param preRollMs audio before the start of speech that the recogniser still gets
 * @param toneMs a pure tone of this length inside speech is no speech; at the start of speech any is none
 * @param gateDb how far above the noise floor a frame must be to count as speech
 * @param belowSpeechDb how far below the caller's speech level a frame may be to still count as speech
 * @param edgeMs sound louder than the noise this near to voice is speech too: consonants, a voice dying away
 * @param targetRms the level speech is brought to, in 16-bit units
 * @param minGain the least amplification
 * @param maxGain the most amplification
 * @param gainSlewDbPerSecond how fast the gain may move within an utterance
 * @param levelMemoryMs how much past speech the level is averaged over
 * @param levelHoldMs speech that is held back to measure the level of a new caller
 * @param noiseRms the noise that stands in for digital silence, in 16-bit units
 */
public record FrontEndSettings(
        int onsetMs,
        int onsetWindowMs,
        int stopMs,
        int preRollMs,
        int toneMs,
        double gateDb,
        double belowSpeechDb,
        int edgeMs,
        double targetRms,
        double minGain,
        double maxGain,
        double gainSlewDbPerSecond,
        int levelMemoryMs,
        int levelHoldMs,
        double noiseRms) {

    public static final FrontEndSettings DEFAULT =
            new FrontEndSettings(50, 80, 190, 300, 150, 4.5, 25, 120, 1000, 0.05, 30, 4, 3000, 250, 6);
}
