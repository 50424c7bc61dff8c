package io.heedline.tts.internal;

/** The spoken form of English text. */
public final class EnglishText {

    private EnglishText() {}

    /** The spoken form; see {@link io.heedline.tts.SpokenText}. */
    public static String spoken(String text) {
        return text;
    }
}
