package io.heedline.telephony.freeswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The variables in front of a dial string, {@code {a='1',b='2'}}, quoted so that no value can end them early or add to
 * them.
 *
 * <p>Quoting was found by trying on FreeSWITCH 1.10.12. {@code originate} takes its argument apart three times, and each
 * time one layer of quoting goes: a quote needs seven backslashes, a comma one, a space only the quotes around the whole.
 * There is no way to bring braces and backslashes through, so they are refused.
 */
final class ChannelVariables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final String QUOTE = "\\\\\\\\\\\\\\'";
    private static final int LONGEST = 1_000;

    private final Map<String, String> values = new LinkedHashMap<>();

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "channel variable \"" + name + "\": expected a name of letters, digits, dashes and underscores");
        }
    }

    /** Refuses what cannot be brought through whole. */
    static void requireValue(String name, String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "channel variable " + name + " has " + value.length() + " characters: expected 1 to " + LONGEST);
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException("channel variable " + name + " begins or ends with a space");
        }
        value.chars()
                .filter(c -> c == '{' || c == '}' || c == '\\' || Character.isISOControl(c))
                .findFirst()
                .ifPresent(c -> {
                    throw new IllegalArgumentException(
                            "channel variable %s contains U+%04X: braces, backslashes and control characters cannot be sent"
                                    .formatted(name, c));
                });
    }

    ChannelVariables set(String name, String value) {
        requireName(name);
        requireValue(name, value);
        values.put(name, value);
        return this;
    }

    ChannelVariables set(Map<String, String> others) {
        others.forEach(this::set);
        return this;
    }

    /** As they stand in front of the dial string. */
    String wire() {
        StringJoiner all = new StringJoiner(",", "{", "}");
        values.forEach((name, value) -> all.add(name + "=" + quoted(value)));
        return all.toString();
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", QUOTE).replace(",", "\\,") + "'";
    }
}
