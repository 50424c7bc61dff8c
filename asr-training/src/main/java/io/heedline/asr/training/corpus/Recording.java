package io.heedline.asr.training.corpus;

/**
 * Something said by one person.
 *
 * @param person who
 * @param text what: words of the lexicon, or of another language
 * @param samples at 8 kHz, on the scale of 16-bit integers
 */
public record Recording(String person, String text, float[] samples) {
    public double seconds() {
        return samples.length / 8000.0;
    }
}
