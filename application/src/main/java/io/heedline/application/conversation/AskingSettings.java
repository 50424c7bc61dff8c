package io.heedline.application.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long callers wait for an answer that the dialogue has to ask the company's system for. Media time.
 *
 * @param oneMomentAfter from so long a silence callers ask whether anybody is there; the bot says that it is looking
 * @param oneMomentAgain it says so again after so long
 * @param giveUpAfter after so long an apology is said and a person takes over, whatever becomes of the answer; longer
 *     than the deadline of an operation, which gives the scenario's own apology
 */
public record AskingSettings(
        @DefaultValue("1500ms") Duration oneMomentAfter,
        @DefaultValue("5s") Duration oneMomentAgain,
        @DefaultValue("12s") Duration giveUpAfter) {

    public AskingSettings {
        between("one-moment-after", oneMomentAfter, 300, 10_000);
        between("one-moment-again", oneMomentAgain, 2_000, 60_000);
        between("give-up-after", giveUpAfter, 2_000, 60_000);
    }

    /** The values a hotline starts with. */
    public static AskingSettings defaults() {
        return new AskingSettings(Duration.ofMillis(1_500), Duration.ofSeconds(5), Duration.ofSeconds(12));
    }

    private static void between(String name, Duration value, long leastMs, long mostMs) {
        if (value.toMillis() < leastMs || value.toMillis() > mostMs) {
            throw new IllegalArgumentException("heedline.bank.patience." + name + " is " + value.toMillis()
                    + " ms; expected " + leastMs + " to " + mostMs + " ms");
        }
    }
}
