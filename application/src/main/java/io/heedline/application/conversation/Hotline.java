package io.heedline.application.conversation;

import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.asr.SpeechModel;
import io.heedline.audio.Pcm;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Scenario;
import io.heedline.nlu.Understander;
import io.heedline.recordings.Recorder;
import io.heedline.tts.SpeechSynthesizer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * What the conversations of one hotline share. Immutable; its parts are safe for many calls at once.
 *
 * @param scenario the dialogue it leads
 * @param locale the language a call begins in
 * @param languages what each language needs that a caller may choose, by its code ("zh", "en"); that of {@code locale}
 *     is among them
 * @param backEnd the company's systems
 * @param asking where the dialogue is asked, off the lanes, because it may wait for the back end; where media time is
 *     virtual, it waits too
 * @param patience how long a caller waits for an answer
 * @param synthesizer speaks for the bot
 * @param synthesis where speech is made: workers, or the calling thread where media time is virtual, because there
 *     nothing may happen between two frames
 * @param turn when turns begin and end
 * @param recorder writes the sound of calls
 * @param recordings the directory that receives recordings and transcripts
 * @param clock tells when calls began
 * @param listener watches every conversation
 */
public record Hotline(
        Scenario scenario,
        Locale locale,
        Map<String, Language> languages,
        BackEnd backEnd,
        Executor asking,
        AskingSettings patience,
        SpeechSynthesizer synthesizer,
        Executor synthesis,
        TurnSettings turn,
        Recorder recorder,
        Path recordings,
        Clock clock,
        ConversationListener listener) {

    public Hotline {
        languages = Map.copyOf(languages);
        if (!languages.containsKey(locale.getLanguage())) {
            throw new IllegalArgumentException("A hotline in " + locale + " has parts for " + languages.keySet()
                    + " only; expected those of its own language among them");
        }
    }

    /** A hotline of one language, whose dialogue is asked on the lane: its back end answers at once. */
    public Hotline(
            Scenario scenario,
            Locale locale,
            Understander understander,
            BackEnd backEnd,
            SpeechModel model,
            SpeechSynthesizer synthesizer,
            Executor synthesis,
            Emergency emergency,
            TurnSettings turn,
            Recorder recorder,
            Path recordings,
            Clock clock,
            ConversationListener listener) {
        this(
                scenario,
                locale,
                Map.of(locale.getLanguage(), new Language(locale, understander, model, emergency)),
                backEnd,
                Runnable::run,
                AskingSettings.defaults(),
                synthesizer,
                synthesis,
                turn,
                recorder,
                recordings,
                clock,
                listener);
    }

    /**
     * What it takes to talk with a caller in one language.
     *
     * @param understander tells the caller's wishes
     * @param model recognises the caller
     * @param emergency what is left to say when a part has failed
     */
    public record Language(Locale locale, Understander understander, SpeechModel model, Emergency emergency) {}

    /**
     * What a call falls back on when a part has failed. The sounds were made at the start, so that they need no engine.
     *
     * @param operator the number of the person who takes over
     * @param apology said before handing over
     * @param nobodyThere said when that person does not answer either
     * @param oneMoment said when an answer is slow to come
     */
    public record Emergency(String operator, Line apology, Line nobodyThere, Line oneMoment) {

        /** Without a word when an answer is slow to come. */
        public Emergency(String operator, Line apology, Line nobodyThere) {
            this(operator, apology, nobodyThere, new Line("", Pcm.silence(0, SpeechSynthesizer.SAMPLE_RATE)));
        }
    }

    /**
     * A sentence with its sound; the sound may be empty when no engine could be had.
     */
    public record Line(String text, Pcm speech) {}

    /**
     * The parts of a language.
     *
     * @throws IllegalArgumentException if a call cannot be led in it
     */
    Language in(Locale wanted) {
        Language language = languages.get(wanted.getLanguage());
        if (language == null) {
            throw new IllegalArgumentException("The dialogue wants to go on in " + wanted.toLanguageTag()
                    + ", but this hotline is led in " + languages.keySet() + " only");
        }
        return language;
    }

    /** What tells wishes in the language a call begins in. */
    public Understander understander() {
        return in(locale).understander();
    }

    /** What recognises callers in the language a call begins in. */
    public SpeechModel model() {
        return in(locale).model();
    }

    /** What is left to say in the language a call begins in. */
    public Emergency emergency() {
        return in(locale).emergency();
    }

    DialogSession openSession(String caller, String callee) {
        Map<String, Understander> understanders = languages.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().understander()));
        return scenario.open(understanders, backEnd, locale, Map.of("caller", caller, "callee", callee));
    }
}
