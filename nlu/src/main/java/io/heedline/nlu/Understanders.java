package io.heedline.nlu;

import io.heedline.nlu.internal.LearnedUnderstander;
import io.heedline.nlu.internal.Values;
import io.heedline.nlu.training.IntentTrainer;
import java.time.Clock;
import java.util.Locale;

/** Where understanders come from. */
public final class Understanders {

    private Understanders() {}

    /**
     * The understander of the hotline, learned from the example sentences that come with Heedline. Takes up to five seconds
     * of processor time: make one per language at start and share it.
     *
     * @param locale the caller's language; Chinese and English are shipped
     * @param clock what "today" and "next month" are counted from
     * @throws IllegalArgumentException for a language without examples
     */
    public static Understander starter(Locale locale, Clock clock) {
        return trained(IntentExamples.shipped(locale), locale, clock);
    }

    /**
     * An understander learned from examples of your own.
     *
     * @param examples at least two intents; those named "yes" and "no" also follow the rules of {@link YesNo}
     * @param locale Chinese or English
     * @param clock what "today" and "next month" are counted from
     */
    public static Understander trained(IntentExamples examples, Locale locale, Clock clock) {
        return new LearnedUnderstander(
                IntentTrainer.train(examples, locale), YesNo.in(locale), new Values(locale, clock));
    }
}
