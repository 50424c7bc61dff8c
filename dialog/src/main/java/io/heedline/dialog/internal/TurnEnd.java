package io.heedline.dialog.internal;

import io.heedline.dialog.Completeness;
import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.nlu.Interjections;
import io.heedline.nlu.SpokenNumbers;
import io.heedline.nlu.Understanding;
import java.util.Locale;

/** Tells whether what the caller has said so far can be all. Asked for every partial text; changes nothing. */
final class TurnEnd {

    /** From here an intent is sure enough not to wait for more. */
    private static final double SURE = 0.8;

    /** After these a day or a sum is whole; after a mere number a unit may follow. */
    private static final String WHOLE_VALUE = ".*([号日底元块]|yuan|dollars|th|st|nd|rd|\\d)$";

    private final Script script;
    private final Ear ear;

    TurnEnd(Script script, Ear ear) {
        this.script = script;
        this.ear = ear;
    }

    Completeness of(String text, Listen listen, Locale locale) {
        if (text.isBlank()) {
            return Completeness.OPEN;
        }
        Interjections interjections = Interjections.in(locale);
        if (interjections.trailsOff(text) || interjections.kind(text) == Interjections.Kind.HESITATION) {
            return Completeness.UNFINISHED;
        }
        if (listen.kind() == Expectation.DIGITS) {
            String digits = ear.digitsWith(text, locale);
            if (!digits.isEmpty()) {
                return digits(digits.length(), ear.slot(listen).orElseThrow());
            }
        }
        if (SpokenNumbers.unfinished(text, locale)) {
            return Completeness.UNFINISHED;
        }
        return listen.kind() == Expectation.TEXT ? Completeness.OPEN : meaning(text, listen, locale);
    }

    private static Completeness digits(int said, Slot slot) {
        if (slot.length() == 0 || said > slot.length()) {
            return Completeness.OPEN;
        }
        return said == slot.length() ? Completeness.COMPLETE : Completeness.UNFINISHED;
    }

    private Completeness meaning(String text, Listen listen, Locale locale) {
        Understanding understanding = ear.understand(text, locale);
        boolean filled = listen.kind() != Expectation.DIGITS
                && ear.slot(listen)
                        .flatMap(slot -> Hearing.value(slot, text, understanding, locale, true))
                        .isPresent();
        if (filled) {
            boolean whole = listen.kind() == Expectation.CHOICE || text.strip().matches(WHOLE_VALUE);
            return whole ? Completeness.COMPLETE : Completeness.OPEN;
        }
        boolean sure = !understanding.rejected()
                && understanding.confidence() >= SURE
                && leadsOn(Move.on(listen, script).get(understanding.intent()));
        return sure ? Completeness.COMPLETE : Completeness.OPEN;
    }

    /** What is not understood here may be the beginning of what is: 我需要 is a yes nobody asked for, and a wish begun. */
    private static boolean leadsOn(Route route) {
        return route != null
                && route.targets().stream().noneMatch(target -> target.name().equals(BuiltIn.NOT_UNDERSTOOD.word()));
    }
}
