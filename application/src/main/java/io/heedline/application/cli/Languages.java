package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import java.util.List;
import java.util.Locale;

/** The languages Heedline speaks, as they are named on the command line. */
final class Languages {

    static final List<Locale> ALL = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Languages() {}

    /** The language of a name such as zh or zh-CN. */
    static Locale named(String name) {
        Locale wanted = Locale.forLanguageTag(name);
        return ALL.stream()
                .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                .map(known -> wanted)
                .findFirst()
                .orElseThrow(() ->
                        CommandFailure.wrongUse("\"" + name + "\" is no language Heedline speaks", "Give zh or en."));
    }

    /** The settings with the language a call begins in, where one was given. */
    static Settings in(String name, Settings settings) {
        return name == null ? settings : settings.withLanguage(calls(name));
    }

    /** The language of calls of this name: Mandarin as in China, English as in America, unless the name says more. */
    static Locale calls(String name) {
        Locale wanted = named(name);
        return !wanted.getCountry().isEmpty()
                ? wanted
                : wanted.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.US;
    }

    /** The language of a name, or the one to take where none was given. */
    static Locale named(String name, Locale otherwise) {
        return name == null ? otherwise : named(name);
    }
}
