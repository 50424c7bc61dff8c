package io.heedline.application.demo;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.engine.Engine;
import io.heedline.audio.Pcm;
import io.heedline.telephony.simulated.CallerManner;
import io.heedline.telephony.simulated.CallerTurn;
import io.heedline.telephony.simulated.LineNoise;
import io.heedline.telephony.simulated.ScriptedCaller;
import io.heedline.tts.Prompt;
import io.heedline.tts.SpeechSynthesizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the demo's callers.
 *
 * @param name for the lines and the table
 * @param number where they call from: a customer of the demo's ledger
 * @param wish what they call for, for people to read
 * @param wanted the intent their wish must be understood as, besides the dialog reaching its aim
 * @param voice a variant of the engine, with its pace and pitch
 * @param line the sound of their line
 * @param script what they do
 */
record DemoCaller(
        String name, String number, String wish, String wanted, Voice voice, LineNoise line, List<Step> script) {

    /** How long a person waits to be sure that the bot has finished. */
    private static final Duration BREATH = Duration.ofMillis(600);

    /** How somebody sounds: a voice variant of espeak-ng, 1 as the normal pace, pitch 0 to 99. */
    record Voice(String variant, double speed, int pitch) {}

    /** The same in each language the demo can be given in. */
    record Words(String chinese, String english) {
        String in(Locale locale) {
            return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
        }
    }

    /** What a caller does when the bot has finished, or while it speaks. */
    sealed interface Step {
        /** Says this. */
        record Say(Words words) implements Step {}

        /** Presses these keys. */
        record Press(String keys) implements Step {}

        /** Lets one turn go by without a word. */
        record StaySilent() implements Step {}

        /** Speaks into the prompt, so long after it began. */
        record Interrupt(Words words, Duration afterBotBegan) implements Step {}
    }

    /** Makes what they will say; takes a moment for each sentence. */
    ScriptedCaller prepare(Engine engine, Locale locale) {
        SpeechSynthesizer synthesizer = engine.callerVoice(voice.variant(), voice.speed(), voice.pitch());
        List<CallerTurn> turns = new ArrayList<>();
        for (Step step : script) {
            if (step instanceof Step.Say say) {
                turns.add(new CallerTurn.Say(
                        synthesizer.speak(Prompt.of(say.words().in(locale), locale))));
            } else if (step instanceof Step.Interrupt interrupt) {
                Pcm speech = synthesizer.speak(Prompt.of(interrupt.words().in(locale), locale));
                turns.add(new CallerTurn.Interrupt(speech, interrupt.afterBotBegan()));
            } else if (step instanceof Step.Press press) {
                turns.add(new CallerTurn.Press(press.keys()));
            } else {
                turns.add(new CallerTurn.Say(Pcm.silence(100, SpeechSynthesizer.SAMPLE_RATE)));
            }
        }
        return new ScriptedCaller(
                turns, CallerManner.usual().withSilenceBeforeTurn(BREATH).on(line));
    }

    /** Whether the caller got what this caller wanted, not just anything. */
    boolean reachedAim(CallReport report) {
        return report.reachedAim()
                && report.turns().stream()
                        .anyMatch(turn -> turn.intent().filter(wanted::equals).isPresent());
    }
}
