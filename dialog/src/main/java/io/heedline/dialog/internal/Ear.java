package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.nlu.Scored;
import io.heedline.nlu.SpokenNumbers;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of what the caller says and presses what it means where the dialogue is. Keeps digits that came in pieces. */
final class Ear {

    /** What was heard, as far as the dialogue is concerned. */
    sealed interface Heard {
        /** The answer that was awaited. */
        record Filled(String slot, String value) implements Heard {}

        /** Some of the digits; the others are to follow. */
        record Piece() implements Heard {}

        /** An intent for which there is a way on. */
        record Meant(String intent, Route route) implements Heard {}

        /** A key for which there is a way on. */
        record Pressed(String key, Route route) implements Heard {}

        /** Nothing that means anything here. */
        record Nothing() implements Heard {}
    }

    /** Another reading of what was heard counts from here, if the state expects it and not the first reading. */
    private static final double SECOND_READING_FROM = 0.5;

    /** What a caller may ask for while text is taken down; anything else they say is part of the text. */
    private static final Set<String> HEARD_IN_TEXT =
            Set.of("person", "repeat", "louder", "quieter", "slower", "faster", "wait", "other-language", "goodbye");

    private static final double SURE = 0.75;

    /** A longer sentence tells something, even if it sounds like a wish. */
    private static final int LONGEST_WISH_IN_TEXT = 12;

    private final Script script;
    private final Map<String, Understander> understanders;
    private String piece = "";
    private int awaited;

    Ear(Script script, Map<String, Understander> understanders) {
        this.script = script;
        this.understanders = understanders;
    }

    /** The caller is asked something new. */
    void forget() {
        piece = "";
        awaited = 0;
    }

    boolean hasPiece() {
        return !piece.isEmpty();
    }

    /** How many digits are still to come; 0 if that is not known. */
    int awaited(Listen listen) {
        return hasPiece() ? awaited : slot(listen).map(Slot::length).orElse(0);
    }

    /** The digits said so far, with those of a text to come. */
    String digitsWith(String text, Locale locale) {
        return SpokenNumbers.digits(piece + " " + text, locale);
    }

    boolean understands(Locale locale) {
        return understanders.containsKey(locale.getLanguage());
    }

    Understanding understand(String text, Locale locale) {
        return understanders.get(locale.getLanguage()).understand(text);
    }

    Optional<Slot> slot(Listen listen) {
        return listen.slot().map(script.slots()::get);
    }

    Heard heard(String text, Understanding understanding, Listen listen, Locale locale) {
        Optional<Slot> slot = slot(listen);
        if (listen.kind() == Expectation.TEXT) {
            return text(text, understanding, slot.orElseThrow(), listen);
        }
        if (listen.kind() == Expectation.DIGITS) {
            Optional<Heard> heard = digits(text, understanding, slot.orElseThrow(), locale);
            if (heard.isPresent()) {
                return heard.get();
            }
        } else if (slot.isPresent()) {
            Optional<String> value = Hearing.value(slot.get(), text, understanding, locale, true);
            if (value.isPresent()) {
                return new Heard.Filled(slot.get().name(), value.get());
            }
        }
        return meant(understanding, listen);
    }

    private Heard text(String text, Understanding understanding, Slot slot, Listen listen) {
        Map<String, Route> on = Move.on(listen, script);
        String intent = understanding.intent();
        boolean wish = HEARD_IN_TEXT.contains(intent)
                && on.containsKey(intent)
                && understanding.confidence() >= SURE
                && words(text) <= LONGEST_WISH_IN_TEXT;
        return wish
                ? new Heard.Meant(intent, on.get(intent))
                : text.isBlank() ? new Heard.Nothing() : new Heard.Filled(slot.name(), text.strip());
    }

    private static int words(String text) {
        boolean spaced = text.strip().contains(" ") && text.chars().allMatch(c -> c < 128);
        return spaced ? text.strip().split("\\s+").length : text.length();
    }

    /** Digits, with those that came before; a correction takes back what it corrects. */
    private Optional<Heard> digits(String text, Understanding understanding, Slot slot, Locale locale) {
        String alone = SpokenNumbers.digits(text, locale);
        if (alone.isEmpty() && (piece.isEmpty() || !understanding.rejected())) {
            return Optional.empty();
        }
        boolean whole = slot.length() > 0 && alone.length() == slot.length();
        return Optional.of(add(whole ? text : piece + " " + text, slot, locale));
    }

    private Heard add(String said, Slot slot, Locale locale) {
        String digits = SpokenNumbers.digits(said, locale);
        if (slot.length() > 0 && digits.length() < slot.length()) {
            piece = said;
            awaited = slot.length() - digits.length();
            return new Heard.Piece();
        }
        forget();
        return slot.length() > 0 && digits.length() > slot.length()
                ? new Heard.Nothing()
                : new Heard.Filled(slot.name(), digits);
    }

    private Heard meant(Understanding understanding, Listen listen) {
        if (understanding.rejected()) {
            return new Heard.Nothing();
        }
        Map<String, Route> on = Move.on(listen, script);
        for (String name : List.of(expectedReading(understanding, listen), Move.OTHER)) {
            if (on.containsKey(name) && !name.equals(Move.FILLED)) {
                return new Heard.Meant(name, on.get(name));
            }
        }
        return new Heard.Nothing();
    }

    /** "好的谢谢" is thanks where nothing was asked, and a yes where a yes was asked for. */
    private static String expectedReading(Understanding understanding, Listen listen) {
        if (listen.on().containsKey(understanding.intent())) {
            return understanding.intent();
        }
        return understanding.alternatives().stream()
                .filter(s ->
                        s.confidence() >= SECOND_READING_FROM && listen.on().containsKey(s.intent()))
                .map(Scored::intent)
                .findFirst()
                .orElse(understanding.intent());
    }

    Heard keys(String pressed, Listen listen, Locale locale) {
        Optional<Slot> slot = slot(listen);
        if (listen.keys().containsKey(pressed)) {
            return new Heard.Pressed(pressed, listen.keys().get(pressed));
        }
        Optional<Heard> value = slot.flatMap(s -> keyed(pressed, s, listen, locale));
        if (value.isPresent()) {
            return value.get();
        }
        Route route = script.common().alwaysKeys().get(pressed);
        return route == null ? new Heard.Nothing() : new Heard.Pressed(pressed, route);
    }

    private Optional<Heard> keyed(String pressed, Slot slot, Listen listen, Locale locale) {
        if (listen.kind() != Expectation.DIGITS) {
            return Hearing.keyed(slot, listen.kind(), pressed).map(v -> new Heard.Filled(slot.name(), v));
        }
        // A single key at the beginning is one of those that hold everywhere; later it is one more digit.
        boolean forEverywhere = piece.isEmpty()
                && slot.length() != 1
                && script.common().alwaysKeys().containsKey(pressed);
        String plain = pressed.replace("#", "");
        return forEverywhere || plain.isEmpty()
                ? Optional.empty()
                : Optional.of(add(piece + " " + plain.replace('*', 'x'), slot, locale));
    }
}
