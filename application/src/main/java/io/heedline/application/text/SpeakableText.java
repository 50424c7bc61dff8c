package io.heedline.application.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks that a text is in a script the voice can read; it would leave out or misread any other. */
public final class SpeakableText {

    private static final Set<UnicodeScript> CHINESE =
            Set.of(UnicodeScript.HAN, UnicodeScript.LATIN, UnicodeScript.COMMON, UnicodeScript.INHERITED);
    private static final Set<UnicodeScript> ENGLISH =
            Set.of(UnicodeScript.LATIN, UnicodeScript.COMMON, UnicodeScript.INHERITED);
    private static final int LONGEST = 5_000;

    private SpeakableText() {}

    /** What is wrong with the text, if it cannot be spoken in the language, and what was expected. */
    public static Optional<String> fault(String text, Locale locale) {
        if (text.length() > LONGEST) {
            return Optional.of(
                    "the text has " + text.length() + " characters; at most " + LONGEST + " can be spoken at once");
        }
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("there is nothing to speak in \"" + text.strip() + "\"; expected words");
        }
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        Set<UnicodeScript> readable = chinese ? CHINESE : ENGLISH;
        return text.codePoints()
                .filter(character -> !readable.contains(UnicodeScript.of(character)))
                .mapToObj(character -> "the " + (chinese ? "Chinese" : "English") + " voice cannot read "
                        + scriptName(character) + " \"" + Character.toString(character) + "\"; expected "
                        + (chinese ? "Chinese text, in which Latin letters and figures may stand" : "English text"))
                .findFirst();
    }

    private static String scriptName(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        String name = script.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return script == UnicodeScript.UNKNOWN ? "the sign" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
