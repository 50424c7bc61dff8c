package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.nlu.YesNo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a recogniser is told to expect where a state listens: nothing, where the caller may say anything. */
final class Phrases {

    private Phrases() {}

    static List<String> of(Listen listen, Locale locale, Script script, YesNo rules) {
        Set<String> phrases = new LinkedHashSet<>();
        List<String> own = listen.phrases().getOrDefault(locale, List.of());
        if (listen.kind() == Expectation.YES_NO) {
            phrases.addAll(rules.forms());
        } else if (listen.kind() == Expectation.DIGITS && !own.isEmpty()) {
            phrases.addAll(SpokenDigits.in(locale).words());
        } else if (listen.kind() == Expectation.CHOICE && !own.isEmpty()) {
            Slot slot = script.slots().get(listen.slot().orElseThrow());
            slot.options()
                    .values()
                    .forEach(option -> phrases.addAll(option.words().get(locale)));
        }
        phrases.addAll(own);
        return List.copyOf(phrases);
    }
}
