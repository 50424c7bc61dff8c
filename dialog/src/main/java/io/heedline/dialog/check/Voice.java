package io.heedline.dialog.check;

import java.util.Locale;
import java.util.Optional;

/** What the voice can speak. */
@FunctionalInterface
public interface Voice {

    /** What is wrong with the text, if it cannot be spoken in the language. */
    Optional<String> fault(String text, Locale locale);
}
