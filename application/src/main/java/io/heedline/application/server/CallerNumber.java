package io.heedline.application.server;

import java.util.Optional;
import java.util.regex.Pattern;

/** The telephone numbers a trial call may come from, by the API or the command line. */
public final class CallerNumber {

    private static final Pattern FORM = Pattern.compile("\\+?[0-9]{3,15}");

    private CallerNumber() {}

    /** What is wrong with the number, if anything, as the rest of a sentence that begins with its name. */
    public static Optional<String> fault(String number) {
        return FORM.matcher(number).matches()
                ? Optional.empty()
                : Optional.of("is no telephone number: expected 3 to 15 digits, with or without a \"+\" before them");
    }
}
