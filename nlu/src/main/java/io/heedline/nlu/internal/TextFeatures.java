package io.heedline.nlu.internal;

import java.util.List;
import java.util.Locale;

/** Turns a sentence into the features it is compared by. */
public interface TextFeatures {

    /**
     * The features of a sentence, repeats included.
     *
     * @param text as {@link SpokenText#normalise} leaves it
     * @return empty if nothing in the text belongs to the language
     */
    List<String> of(String text);

    /** The features of a language. */
    static TextFeatures in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "zh" -> new ChineseFeatures();
            case "en" -> new EnglishFeatures();
            default ->
                throw new IllegalArgumentException(
                        "No features for language '" + locale.toLanguageTag() + "'; expected zh or en");
        };
    }
}
