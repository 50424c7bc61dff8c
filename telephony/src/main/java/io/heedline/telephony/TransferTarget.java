package io.heedline.telephony;

import java.util.regex.Pattern;

/** Where a person takes a call over. */
public sealed interface TransferTarget {

    /** Its written form, which {@link #parse} reads. */
    String text();

    /** A telephone: an extension, or an outside number. */
    record Extension(String number) implements TransferTarget {
        private static final Pattern FORM = Pattern.compile("[+]?[A-Za-z0-9._*#-]{1,32}");

        public Extension {
            require(FORM, number, "an extension is a number such as 8000");
        }

        @Override
        public String text() {
            return number;
        }
    }

    /** A waiting queue of agents, named as the exchange names it. */
    record Queue(String name) implements TransferTarget {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}(@[A-Za-z0-9._-]{1,64})?");

        public Queue {
            require(FORM, name, "a queue is a name such as support or support@default");
        }

        @Override
        public String text() {
            return PREFIX + name;
        }
    }

    /** What the written form of a queue begins with. */
    String PREFIX = "queue:";

    /**
     * Reads {@code queue:support@default} as a queue and anything else as an extension.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static TransferTarget parse(String text) {
        return text.startsWith(PREFIX) ? new Queue(text.substring(PREFIX.length())) : new Extension(text);
    }

    private static void require(Pattern form, String value, String expected) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("transfer target \"" + value + "\": " + expected);
        }
    }
}
