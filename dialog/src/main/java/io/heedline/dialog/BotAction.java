package io.heedline.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the bot does next. Actions of one answer are carried out in order; a Collect, Transfer or Hangup comes last. */
public sealed interface BotAction {

    /**
     * Speak.
     *
     * @param text the words, with amounts and dates in written form (1234.56元, 2026年12月5日)
     * @param locale the language to speak
     * @param interruptible whether the caller may cut in
     * @param recording the name of a recording that may be played instead, if the scenario names one
     */
    record Say(String text, Locale locale, boolean interruptible, Optional<String> recording) implements BotAction {}

    /**
     * Listen for the caller.
     *
     * @param grammar the phrases to expect; empty means anything
     * @param noInputAfter how long the caller may stay silent, counted from the end of the bot's speech
     * @param kind what sort of answer is expected
     * @param digits how many digits make the answer complete, spoken or keyed; 0 if that is not known
     */
    record Collect(List<String> grammar, Duration noInputAfter, Expectation kind, int digits) implements BotAction {
        public Collect {
            grammar = List.copyOf(grammar);
        }

        /** Of no particular number of digits. */
        public Collect(List<String> grammar, Duration noInputAfter, Expectation kind) {
            this(grammar, noInputAfter, kind, 0);
        }
    }

    /** How the voice may be changed at the caller's wish. */
    enum VoiceChange {
        LOUDER,
        QUIETER,
        SLOWER,
        FASTER
    }

    /** Speak differently from now on. */
    record ChangeVoice(VoiceChange change) implements BotAction {}

    /**
     * Go on in another language: from now on the caller is heard and understood in it. The session has changed already;
     * what it says next is in that language.
     */
    record ChangeLanguage(Locale locale) implements BotAction {}

    /**
     * Hand the call over to a person. Unless the scenario says what follows, the session has ended.
     *
     * @param target the number to connect to, or {@code queue:} and the name of a waiting queue
     * @param reason why, in the scenario's words, for the person who takes over
     * @param comesBack whether the dialogue goes on when the person has put down the receiver; the session is then told
     *     {@link DialogEvent.PersonGone}
     */
    record Transfer(String target, String reason, boolean comesBack) implements BotAction {

        /** For good. */
        public Transfer(String target, String reason) {
            this(target, reason, false);
        }
    }

    /**
     * End the call; the session has ended.
     *
     * @param disposition how the call is filed, in the scenario's words
     */
    record Hangup(String disposition) implements BotAction {}
}
