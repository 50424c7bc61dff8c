package io.heedline.asr.training.espeak;

import java.util.Optional;

/**
 * A way of speaking.
 *
 * @param language espeak-ng's language, for example {@code cmn-latn-pinyin}
 * @param stockVariant the name of one of espeak-ng's own variants, the empty string for the plain voice, or absent for
 *     the one described by {@code variantFile}
 * @param variantFile contents of a voice variant file; used when there is no stock variant
 * @param wordsPerMinute 80 to 450, 175 being usual
 * @param pitch 0 to 99, 50 being usual
 * @param pitchRange 0 (monotone) to 99, 50 being usual
 * @param wordGap pause between words in units of 10 ms at the usual speed
 */
public record EspeakVoice(
        String language,
        Optional<String> stockVariant,
        String variantFile,
        int wordsPerMinute,
        int pitch,
        int pitchRange,
        int wordGap) {
    /** Mandarin, written as pinyin with tone numbers. */
    public static final String MANDARIN = "cmn-latn-pinyin";

    public static final String AMERICAN = "en-us";
    /** New York's; its name begins as {@link #AMERICAN}. */
    public static final String NEW_YORK = "en-us-nyc";

    /** England's; by this name alone the library finds it. */
    public static final String BRITISH = "en";

    public static final String RECEIVED_PRONUNCIATION = "en-gb-x-rp";

    /** A stock variant speaking at its usual pitch. */
    public static EspeakVoice stock(String language, String variant, int wordsPerMinute) {
        return new EspeakVoice(language, Optional.of(variant), "", wordsPerMinute, 50, 50, 0);
    }
}
