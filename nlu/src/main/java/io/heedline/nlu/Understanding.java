package io.heedline.nlu;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a sentence was understood to mean.
 *
 * @param intent the name of the intent, or {@link #NONE} when the sentence was rejected
 * @param confidence from 0 to 1; for a rejected sentence, the score of the best intent it was not accepted as
 * @param alternatives the best intents with their scores, best first, rejected ones included; may be empty
 * @param slots the values heard in the sentence by kind: {@code digits} ("13800138000"; four and more, "*" for a last X),
 *     {@code amount} (plain decimal, "2500.00"), {@code date} (ISO, "2026-12-05"), {@code day} (of a month, 1 to 31),
 *     {@code method} (of repayment: "auto-debit" or "transfer"), {@code city} (as named in the language: "北京",
 *     "Beijing"). Where the caller corrects a value, the corrected one.
 */
public record Understanding(String intent, double confidence, List<Scored> alternatives, Map<String, String> slots) {

    /** The intent of a sentence that fits no known intent. */
    public static final String NONE = "none";

    public Understanding {
        Objects.requireNonNull(intent, "intent");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "confidence " + confidence + " of intent " + intent + " is outside 0..1");
        }
        alternatives = List.copyOf(alternatives);
        slots = Map.copyOf(slots);
    }

    /** An understanding with nothing in it. */
    public static Understanding nothing() {
        return new Understanding(NONE, 0, List.of(), Map.of());
    }

    /** Whether the sentence fitted no intent. */
    public boolean rejected() {
        return intent.equals(NONE);
    }
}
