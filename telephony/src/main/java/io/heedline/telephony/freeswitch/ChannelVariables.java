package io.heedline.telephony.freeswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables in front of a dial string, {@code {a='1',b='2'}}, quoted so that no value can end them early. */
final class ChannelVariables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

    private final Map<String, String> values = new LinkedHashMap<>();

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "channel variable \"" + name + "\": expected a name of letters, digits, dashes and underscores");
        }
    }

    ChannelVariables set(String name, String value) {
        requireName(name);
        values.put(name, value);
        return this;
    }
}
