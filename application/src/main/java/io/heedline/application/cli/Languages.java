package io.heedline.application.cli;

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

    /** The language of a name, or the one to take where none was given. */
    static Locale named(String name, Locale otherwise) {
        return name == null ? otherwise : named(name);
    }
}
