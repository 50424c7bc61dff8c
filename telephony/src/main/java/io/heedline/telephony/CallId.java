package io.heedline.telephony;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one call, across processes and restarts; fit for file names and logs.
 *
 * @param value letters, digits, dots, dashes and underscores, beginning with a letter or digit, 64 characters at most
 */
public record CallId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public CallId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("call id \"" + value + "\" does not match " + FORM.pattern());
        }
    }

    /** An id nobody has used. */
    public static CallId random() {
        return new CallId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
