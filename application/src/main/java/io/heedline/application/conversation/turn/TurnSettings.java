package io.heedline.application.conversation.turn;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a turn begins and ends. All times are media time: what the caller hears and says, not what the machine takes.
 *
 * @param endSilence silence after which the caller has finished, by what was asked and what was said
 * @param interruption what the bot does when the caller speaks into its prompt
 * @param stalled a turn in which no new word came for so long has ended although the line still sounds like speech: a
 *     television or a street behind the caller
 * @param longestTurn after so much speech the answer is taken as it is, so that no caller waits in vain
 * @param betweenKeys after the last telephone key for so long the digits are complete; {@code #}, or as many digits as
 *     were asked for, complete them at once
 */
@ConfigurationProperties("heedline.turn")
public record TurnSettings(
        @DefaultValue EndSilence endSilence,
        @DefaultValue Interruption interruption,
        @DefaultValue("1400ms") Duration stalled,
        @DefaultValue("20s") Duration longestTurn,
        @DefaultValue("1500ms") Duration betweenKeys) {

    /**
     * How long silence has to last for a turn to end. The caller hears it as the bot's slowness; too short, and it falls
     * into the pauses of a sentence. The voice detector is sure of silence after 190 ms, so less has no effect.
     *
     * @param open after a wish in the caller's own words: people pause up to about 350 ms between words of one sentence
     * @param oneWord after yes or no, or one of a few choices: there is little to pause within
     * @param number after digits, an amount or a date, which are read in groups
     * @param text after what is taken down as it is said, a complaint or an address: people breathe between sentences
     * @param complete after what already is a whole answer, whatever was asked
     * @param unfinished after a word of hesitation, or a number or sentence that something has to follow: long enough to
     *     think of the next word, short enough for who has nothing more to say
     */
    public record EndSilence(
            @DefaultValue("420ms") Duration open,
            @DefaultValue("320ms") Duration oneWord,
            @DefaultValue("600ms") Duration number,
            @DefaultValue("640ms") Duration text,
            @DefaultValue("260ms") Duration complete,
            @DefaultValue("1200ms") Duration unfinished) {

        public EndSilence {
            between("end-silence.open", open, 100, 3_000);
            between("end-silence.one-word", oneWord, 100, 3_000);
            between("end-silence.number", number, 100, 5_000);
            between("end-silence.text", text, 100, 5_000);
            between("end-silence.complete", complete, 100, 3_000);
            between("end-silence.unfinished", unfinished, 100, 10_000);
        }

        /** The values a hotline starts with. */
        public static EndSilence defaults() {
            return new EndSilence(ms(420), ms(320), ms(600), ms(640), ms(260), ms(1_200));
        }
    }

    /**
     * What happens when the caller speaks into a prompt: at once it becomes quiet, and then it is heard what was said.
     *
     * @param duckBy by how many dB the prompt becomes quieter as soon as a voice is heard, long before any word can be
     *     known: at 36 it is no louder than the noise of a line. 0 leaves it as loud as it was
     * @param duckAtMost a voice without words, or with mere signs of attention, keeps the prompt quiet for so long: words
     *     are recognised within half a second, so this is a noise
     * @param speech how long the caller has to speak, with words that mean something, before the prompt stops; the words
     *     of a shorter sound are seldom right
     * @param overlap speech that ended at most this long before the prompt did was already the answer to it
     * @param respeakAfter if the prompt was quiet for longer than this, and it was nothing, it goes back to the last
     *     pause before it became quiet; a shorter gap does not cost a syllable
     * @param yieldAfter so many prompts in a row into which the caller spoke, and every further one may be interrupted,
     *     even one of which the scenario says that it may not
     * @param yieldTurn from then on the caller is answered after so much speech at the latest
     */
    public record Interruption(
            @DefaultValue("36") double duckBy,
            @DefaultValue("700ms") Duration duckAtMost,
            @DefaultValue("300ms") Duration speech,
            @DefaultValue("600ms") Duration overlap,
            @DefaultValue("200ms") Duration respeakAfter,
            @DefaultValue("2") int yieldAfter,
            @DefaultValue("8s") Duration yieldTurn) {

        public Interruption {
            if (!(duckBy >= 0 && duckBy <= 80)) {
                throw wrong("interruption.duck-by", duckBy + " dB", "0 to 80 dB");
            }
            between("interruption.duck-at-most", duckAtMost, 100, 5_000);
            between("interruption.speech", speech, 60, 5_000);
            between("interruption.overlap", overlap, 0, 3_000);
            between("interruption.respeak-after", respeakAfter, 0, 5_000);
            if (yieldAfter < 1 || yieldAfter > 100) {
                throw wrong("interruption.yield-after", yieldAfter + " prompts", "1 to 100 prompts");
            }
            between("interruption.yield-turn", yieldTurn, 1_000, 60_000);
        }

        /** The values a hotline starts with. */
        public static Interruption defaults() {
            return new Interruption(36, ms(700), ms(300), ms(600), ms(200), 2, ms(8_000));
        }
    }

    public TurnSettings {
        between("stalled", stalled, 500, 10_000);
        between("longest-turn", longestTurn, 2_000, 120_000);
        between("between-keys", betweenKeys, 200, 10_000);
    }

    /** The values a hotline starts with. */
    public static TurnSettings defaults() {
        return new TurnSettings(
                EndSilence.defaults(), Interruption.defaults(), ms(1_400), Duration.ofSeconds(20), ms(1_500));
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }

    private static void between(String name, Duration value, long leastMs, long mostMs) {
        if (value.toMillis() < leastMs || value.toMillis() > mostMs) {
            throw wrong(name, value.toMillis() + " ms", leastMs + " to " + mostMs + " ms");
        }
    }

    private static IllegalArgumentException wrong(String name, String value, String expected) {
        return new IllegalArgumentException("heedline.turn." + name + " is " + value + "; expected " + expected);
    }
}
