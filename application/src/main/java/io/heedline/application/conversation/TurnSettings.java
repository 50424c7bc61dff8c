package io.heedline.application.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a turn begins and ends. All times are media time: what the caller hears and says, not what the machine takes.
 *
 * @param endSilence silence after which an open answer counts as finished. People pause up to about 350 ms between
 *     words of one sentence; with longer waits the answer comes late, with shorter ones they are cut off
 * @param shortEndSilence the same where one word is expected (yes or no): there is little to pause within
 * @param bargeInSpeech how long the caller has to speak into a prompt, with a word recognised, before it stops; a
 *     shorter sound is a cough or a "hm" that shows attention, one without words is noise
 * @param overlap speech that ended at most this long before the prompt did was already the answer to it
 * @param stalled a turn in which no new word came for so long has ended although the line still sounds like speech: a
 *     television or a street behind the caller
 * @param longestTurn after so much speech the answer is taken as it is, so that no caller waits in vain
 * @param betweenKeys after the last telephone key for so long the digits are complete; {@code #} completes them at once
 */
@ConfigurationProperties("heedline.turn")
public record TurnSettings(
        @DefaultValue("420ms") Duration endSilence,
        @DefaultValue("350ms") Duration shortEndSilence,
        @DefaultValue("300ms") Duration bargeInSpeech,
        @DefaultValue("600ms") Duration overlap,
        @DefaultValue("1400ms") Duration stalled,
        @DefaultValue("20s") Duration longestTurn,
        @DefaultValue("1500ms") Duration betweenKeys) {

    public TurnSettings {
        between("end-silence", endSilence, 100, 3_000);
        between("short-end-silence", shortEndSilence, 100, 3_000);
        between("barge-in-speech", bargeInSpeech, 60, 5_000);
        between("overlap", overlap, 0, 3_000);
        between("stalled", stalled, 500, 10_000);
        between("longest-turn", longestTurn, 2_000, 120_000);
        between("between-keys", betweenKeys, 200, 10_000);
    }

    /** The values a hotline starts with. */
    public static TurnSettings defaults() {
        return new TurnSettings(
                Duration.ofMillis(420),
                Duration.ofMillis(350),
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                Duration.ofMillis(1_400),
                Duration.ofSeconds(20),
                Duration.ofMillis(1_500));
    }

    private static void between(String name, Duration value, long leastMs, long mostMs) {
        if (value.toMillis() < leastMs || value.toMillis() > mostMs) {
            throw new IllegalArgumentException("heedline.turn." + name + " is " + value.toMillis() + " ms; expected "
                    + leastMs + " to " + mostMs + " ms");
        }
    }
}
