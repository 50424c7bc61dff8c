package io.heedline.dialog.internal;

import io.heedline.nlu.IntentExamples;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What callers' sentences can be understood as. */
@FunctionalInterface
interface IntentsByLanguage {

    /** The intents of one language. */
    Set<String> of(Locale language);

    /** The intents of the examples that come with Heedline. */
    static IntentsByLanguage shipped() {
        return language -> IntentExamples.shipped(language).intents();
    }

    /** The intents that every one of the languages knows. */
    default Set<String> ofAll(List<Locale> languages) {
        Set<String> common = new LinkedHashSet<>();
        for (int i = 0; i < languages.size(); i++) {
            if (i == 0) {
                common.addAll(of(languages.get(i)));
            } else {
                common.retainAll(of(languages.get(i)));
            }
        }
        return common;
    }
}
