package io.heedline.asr.training.espeak;

import java.util.List;

/**
 * Generated speech with its phonemes.
 *
 * @param samples 16-bit mono at {@code sampleRate} Hz
 * @param sampleRate in Hz, espeak-ng's own (22,050)
 * @param phones in order of time; pauses are {@link Phone#PAUSE}
 */
public record TimedSpeech(short[] samples, int sampleRate, List<Phone> phones) {

    /**
     * One phoneme.
     *
     * @param symbol espeak-ng's mnemonic without tone or stress
     * @param startSample offset of its first sample; it ends where the next one starts
     */
    public record Phone(String symbol, int startSample) {
        /** The symbol of every kind of pause. */
        public static final String PAUSE = "_";

        public boolean isPause() {
            return symbol.equals(PAUSE);
        }
    }
}
