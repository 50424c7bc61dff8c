package io.heedline.application.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of people who call, each with a manner of its own. What they say differently is in {@link Mind}. */
public enum Kind {
    /** Says it straight, after the bot has finished. */
    FLUENT(Manner.usual()),
    /** Hums and pauses in the middle of a sentence. */
    HESITANT(Manner.usual().reacting(600, 1_500)),
    /** Speaks into most prompts. */
    INTERRUPTING(Manner.usual().interrupting(0.7, 900, 2_200)),
    /** Lets a question go by without a word, then answers. */
    SILENT(Manner.usual().reacting(800, 2_000)),
    /** Wants a person, or to complain, and says so again if not obeyed. */
    ANGRY(Manner.usual().reacting(200, 500).speaking(0.95, 1.08).interrupting(0.3, 800, 1_600)),
    /** Says something else first. */
    OFF_TOPIC(Manner.usual()),
    /** Noise 10 to 20 dB below the voice, on a narrow line. */
    NOISY_LINE(Manner.usual().noisy(10, 20)),
    /** Speaks softly, 14 to 18 dB below the others. */
    QUIET(Manner.usual().softer(14, 18)),
    /** Presses keys for digits and choices. */
    KEYPAD(Manner.usual()),
    /** Hums and says "good" while the bot speaks. */
    BACKCHANNELLING(Manner.usual().backchannelling(0.8)),
    /** Speaks into every prompt, soon after it begins. */
    TALKS_OVER(Manner.usual().interrupting(1.0, 400, 900)),
    /** Calls for one thing, then wants another. */
    CHANGES_MIND(Manner.usual()),
    /** Says a wrong digit and mends it. */
    CORRECTS(Manner.usual()),
    /** Does not know the code at first. */
    FORGETFUL(Manner.usual()),
    /** Speaks slowly and takes time. */
    SLOW(Manner.usual().speaking(0.6, 0.68).reacting(1_000, 2_500)),
    /** Speaks fast and answers at once. */
    FAST(Manner.usual().speaking(1.06, 1.18).reacting(150, 400)),
    /** Talks by a loudspeaker: the bot's own voice comes back. */
    SPEAKERPHONE(Manner.usual().echoing());

    private final Manner manner;

    Kind(Manner manner) {
        this.manner = manner;
    }

    Manner manner() {
        return manner;
    }

    /** Its name in files and tables, as in "noisy-line". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a name as in files and tables. */
    public static Optional<Kind> named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
