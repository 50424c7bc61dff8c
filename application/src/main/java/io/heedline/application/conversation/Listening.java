package io.heedline.application.conversation;

import io.heedline.application.conversation.turn.WordsSoFar;
import io.heedline.asr.Grammar;
import io.heedline.asr.RecognitionEvent;
import io.heedline.asr.RecognitionStream;
import io.heedline.asr.Utterance;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.Expectation;
import io.heedline.nlu.Interjections;
import io.heedline.nlu.Interjections.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The bot's ear on one call: recognises what the caller says, expects what the dialog expects, and tells what words so
 * far mean for the turn. Used on the call's lane.
 */
final class Listening implements AutoCloseable {

    /** No word that is worth an interruption takes less time to say. */
    private static final long SHORT_MS = 450;

    private static final Collect NOTHING_YET = new Collect(List.of(), Duration.ZERO, Expectation.INTENT);

    private final RecognitionStream recognition;
    private final Interjections interjections;
    private Collect awaited = NOTHING_YET;

    /**
     * @param locale the language of what is heard
     * @param recognition to be closed with this
     */
    Listening(Locale locale, RecognitionStream recognition) {
        this.recognition = recognition;
        this.interjections = Interjections.in(locale);
    }

    List<RecognitionEvent> accept(short[] heard) {
        return recognition.accept(heard);
    }

    /** This is asked next. While the prompt plays anything may be said into it, not only an answer. */
    void expect(Collect collect) {
        awaited = collect;
        recognition.use(Grammar.open());
    }

    /** The prompt is over: what begins now is an answer. */
    void answerFollows() {
        recognition.use(awaited.grammar().isEmpty() ? Grammar.open() : Grammar.of(awaited.grammar()));
    }

    /**
     * What a partial text tells.
     *
     * @param said what the dialog makes of it
     * @param own what the bot is saying on a line with an echo, else empty: its own words are nobody's
     */
    WordsSoFar soFar(String text, Completeness said, String own) {
        if (plain(own).contains(plain(text))) {
            return new WordsSoFar(Kind.NOTHING, said);
        }
        // A plain 嗯 is a hesitation, but not where yes or no was asked.
        boolean trailsOff =
                said == Completeness.OPEN && awaited.kind() != Expectation.YES_NO && interjections.trailsOff(text);
        return new WordsSoFar(interjections.kind(text), trailsOff ? Completeness.UNFINISHED : said);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{P}\\s]", "");
    }

    /** The turn is over: what was said in it. */
    Utterance finish() {
        return recognition.finish();
    }

    /** Whether it is no answer to anything: no words, or only such as fill a pause. */
    boolean nothingIn(Utterance said) {
        return !said.rejected() && (said.isEmpty() || interjections.kind(said.text()) == Kind.HESITATION);
    }

    /**
     * Whether what stopped a prompt was no interruption after all: a sign of attention, a hesitation, nothing.
     *
     * @param whole what the dialog makes of it
     */
    boolean noInterruption(Utterance said, Completeness whole) {
        return nothingIn(said)
                || !said.rejected()
                        && whole != Completeness.COMPLETE
                        && interjections.kind(said.text()) == Kind.BACKCHANNEL;
    }

    /**
     * Whether what stopped a prompt is not worth stopping for unless it is said again: it was not understood, or is one
     * short word that the dialog cannot make an answer of, as a misheard sign of attention is.
     */
    boolean doubtful(Utterance said, Completeness whole) {
        return said.rejected()
                || whole != Completeness.COMPLETE
                        && said.words().size() == 1
                        && said.words().get(0).endMs() - said.words().get(0).startMs() < SHORT_MS
                        && interjections.kind(said.text()) == Kind.CONTENT;
    }

    @Override
    public void close() {
        recognition.close();
    }
}
