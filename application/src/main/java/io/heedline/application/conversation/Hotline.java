package io.heedline.application.conversation;

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

/**
 * What the conversations of one hotline share. Immutable; its parts are safe for many calls at once.
 *
 * @param scenario the dialogue it leads
 * @param locale the language it is led in
 * @param understander of that language
 * @param backEnd the company's systems
 * @param model recognises the caller
 * @param synthesizer speaks for the bot
 * @param synthesis where speech is made: workers, or the calling thread where media time is virtual, because there
 *     nothing may happen between two frames
 * @param emergency what is left to say when a part has failed
 * @param turn when turns begin and end
 * @param recorder writes the sound of calls
 * @param recordings the directory that receives recordings and transcripts
 * @param clock tells when calls began
 * @param listener watches every conversation
 */
public record Hotline(
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

    /**
     * What a call falls back on when a part has failed. The sounds were made at the start, so that they need no engine.
     *
     * @param operator the number of the person who takes over
     * @param apology said before handing over
     * @param nobodyThere said when that person does not answer either
     */
    public record Emergency(String operator, Line apology, Line nobodyThere) {}

    /**
     * A sentence with its sound; the sound may be empty when no engine could be had.
     */
    public record Line(String text, Pcm speech) {}

    DialogSession openSession(String caller, String callee) {
        return scenario.open(understander, backEnd, locale, Map.of("caller", caller, "callee", callee));
    }
}
