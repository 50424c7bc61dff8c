package io.heedline.application.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.turn.TurnDecision.BargeIn;
import io.heedline.application.conversation.turn.TurnDecision.Duck;
import io.heedline.application.conversation.turn.TurnDecision.EndOfTurn;
import io.heedline.application.conversation.turn.TurnDecision.NoInput;
import io.heedline.application.conversation.turn.TurnDecision.Overheard;
import io.heedline.application.conversation.turn.TurnDecision.Restore;
import io.heedline.application.conversation.turn.TurnDecision.Why;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.Expectation;
import io.heedline.nlu.Interjections.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TurnTakerTest {

    private static final Duration NO_INPUT_AFTER = Duration.ofSeconds(6);
    /** The voice detector is sure of silence so long after the voice ended. */
    private static final long HANGOVER_MS = 200;

    private final TurnSettings settings = TurnSettings.defaults();
    private final TurnTaker turn = new TurnTaker(settings);
    private long nowMs;

    @ParameterizedTest
    @CsvSource({
        "INTENT, OPEN, 420",
        "INTENT, COMPLETE, 260",
        "INTENT, UNFINISHED, 1200",
        "YES_NO, OPEN, 320",
        "YES_NO, COMPLETE, 260",
        "CHOICE, OPEN, 320",
        "DIGITS, OPEN, 600",
        "DIGITS, COMPLETE, 260",
        "AMOUNT, OPEN, 600",
        "DATE, UNFINISHED, 1200",
        "DIGITS, UNFINISHED, 600",
        "TEXT, OPEN, 640"
    })
    void waitsForASilenceThatFitsWhatWasAskedAndWhatWasSaid(
            Expectation awaited, Completeness said, long expectedSilenceMs) {
        turn.listen(0, awaited, NO_INPUT_AFTER);
        decisionsUntil(1_000);
        turn.speechStarted(1_000);
        decisionsUntil(1_600);
        words(Kind.CONTENT, said);
        decisionsUntil(2_200);
        turn.speechStopped(2_000);

        assertThat(firstDecisionWithin(3_000)).contains(new EndOfTurn(1_000, 2_000, Why.SILENCE));
        assertThat(nowMs).isBetween(2_000 + expectedSilenceMs, 2_019 + expectedSilenceMs);
    }

    @Test
    void goesOnListeningThroughAPauseBetweenWords() {
        listen();
        speak(1_000, 1_500);
        assertThat(decisionsUntil(1_860)).isEmpty();
        speak(1_860, 2_600);

        assertThat(firstDecisionWithin(1_000)).contains(new EndOfTurn(1_000, 2_600, Why.SILENCE));
    }

    @Test
    void countsTheTimeToAnswerFromTheEndOfThePrompt() {
        listen();
        turn.promptStarts(true);
        assertThat(decisionsUntil(9_000)).isEmpty();
        turn.promptEnds(nowMs);

        assertThat(firstDecisionWithin(7_000)).contains(new NoInput());
        assertThat(nowMs).isEqualTo(15_000);
        assertThat(decisionsUntil(40_000)).as("decided once").isEmpty();
    }

    @Test
    void makesThePromptQuietAtTheFirstSoundOfAVoiceAndStopsItForWords() {
        listen();
        turn.promptStarts(true);
        decisionsUntil(1_060);
        turn.speechStarted(1_000);

        assertThat(tick()).contains(new Duck());

        decisionsUntil(1_200);
        words(Kind.CONTENT, Completeness.OPEN);
        assertThat(firstDecisionWithin(1_000)).contains(new BargeIn(1_000));
        assertThat(nowMs).isEqualTo(1_300);

        turn.promptEnds(nowMs);
        decisionsUntil(2_200);
        turn.speechStopped(2_000);
        assertThat(firstDecisionWithin(1_000)).contains(new EndOfTurn(1_000, 2_000, Why.SILENCE));
    }

    @Test
    void stopsAtOnceForWordsThatAskForIt() {
        listen();
        turn.promptStarts(true);
        turn.speechStarted(0);
        assertThat(tick()).contains(new Duck());
        words(Kind.HOLD_ON, Completeness.OPEN);

        assertThat(tick()).contains(new BargeIn(0));
    }

    @Test
    void stopsForAShortWordThatMeansSomethingOnceItIsOver() {
        listen();
        turn.promptStarts(true);
        turn.speechStarted(0);
        assertThat(tick()).contains(new Duck());
        words(Kind.CONTENT, Completeness.COMPLETE);
        turn.speechStopped(200);

        assertThat(tick()).contains(new BargeIn(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "BACKCHANNEL", "HESITATION"})
    void goesOnAsLoudAsBeforeAfterASignOfAttentionOrANoise(Kind kind) {
        listen();
        turn.promptStarts(true);
        turn.speechStarted(0);
        decisionsUntil(400);
        words(kind, Completeness.OPEN);
        assertThat(decisionsUntil(500)).isEmpty();
        turn.speechStopped(300);

        assertThat(tick()).contains(new Restore());
        assertThat(firstDecisionWithin(2_000)).contains(new Overheard(0, 300));
    }

    @Test
    void goesOnAsLoudAsBeforeInALongNoise() {
        listen();
        turn.promptStarts(true);
        turn.speechStarted(0);

        assertThat(decisionsUntil(5_000)).containsExactly(new Duck(), new Restore());
    }

    @Test
    void stopsWhenWordsFollowASignOfAttention() {
        listen();
        turn.promptStarts(true);
        turn.speechStarted(0);
        decisionsUntil(400);
        words(Kind.BACKCHANNEL, Completeness.OPEN);
        assertThat(decisionsUntil(600)).isEmpty();
        words(Kind.CONTENT, Completeness.OPEN);

        assertThat(tick()).contains(new BargeIn(0));
    }

    @Test
    void doesNotLetAPromptBeInterruptedThatMayNot() {
        listen();
        turn.promptStarts(false);
        words(Kind.CONTENT, Completeness.OPEN);
        speak(100, 2_000);

        assertThat(firstDecisionWithin(3_000)).contains(new Overheard(0, 2_000));
    }

    @Test
    void becomesLoudWhenASentenceFollowsThatMayNotBeInterrupted() {
        listen();
        turn.promptStarts(true);
        turn.speechStarted(0);
        assertThat(tick()).contains(new Duck());
        turn.promptStarts(false);

        assertThat(tick()).contains(new Restore());
    }

    @Test
    void yieldsToACallerWhoTalksOverEverything() {
        listen();
        for (int prompt = 0; prompt < settings.interruption().yieldAfter(); prompt++) {
            turn.promptStarts(false);
            long startMs = nowMs;
            turn.speechStarted(startMs);
            words(Kind.CONTENT, Completeness.OPEN);
            decisionsUntil(startMs + 2_000);
            turn.speechStopped(nowMs);
            assertThat(firstDecisionWithin(1_000)).containsInstanceOf(Overheard.class);
            turn.promptEnds(nowMs);
        }
        turn.promptStarts(false);
        long startMs = nowMs;
        turn.speechStarted(startMs);
        words(Kind.CONTENT, Completeness.OPEN);

        assertThat(firstDecisionWithin(1_000)).contains(new Duck());
        assertThat(firstDecisionWithin(1_000)).contains(new BargeIn(startMs));
        turn.promptEnds(nowMs);
        assertThat(endOfSpeechThatGoesOn()).isEqualTo(new EndOfTurn(startMs, startMs + 8_000, Why.TOO_LONG));
    }

    @Test
    void takesAnAnswerThatBeganBeforeThePromptEnded() {
        turn.listen(0, Expectation.YES_NO, NO_INPUT_AFTER);
        turn.promptStarts(false);
        speak(1_000, 1_400);
        turn.promptEnds(nowMs);

        assertThat(firstDecisionWithin(1_000)).contains(new EndOfTurn(1_000, 1_400, Why.SILENCE));
    }

    @Test
    void endsATurnInWhichNoNewWordComesAlthoughTheLineSoundsLikeSpeech() {
        listen();
        turn.speechStarted(500);
        decisionsUntil(2_000);
        words(Kind.CONTENT, Completeness.OPEN);

        assertThat(firstDecisionWithin(5_000)).contains(new EndOfTurn(500, 2_000, Why.STALLED));
    }

    @Test
    void endsATurnThatLastsTooLong() {
        listen();
        turn.speechStarted(0);

        assertThat(endOfSpeechThatGoesOn()).isEqualTo(new EndOfTurn(0, 20_000, Why.TOO_LONG));
    }

    @Test
    void listensOnAsIfNothingHadBeenAfterATurnWithoutWords() {
        listen();
        speak(1_000, 1_500);
        firstDecisionWithin(2_000);
        turn.resume();

        assertThat(firstDecisionWithin(10_000)).contains(new NoInput());
        assertThat(nowMs).isEqualTo(6_000);
    }

    @Test
    void decidesNothingWhileNothingIsExpected() {
        listen();
        turn.listenNoMore();

        assertThat(decisionsUntil(30_000)).isEmpty();
    }

    private void listen() {
        turn.listen(0, Expectation.INTENT, NO_INPUT_AFTER);
    }

    private void words(Kind kind, Completeness completeness) {
        turn.wordsHeard(nowMs, new WordsSoFar(kind, completeness));
    }

    private void speak(long fromMs, long toMs) {
        decisionsUntil(fromMs);
        turn.speechStarted(fromMs);
        while (nowMs < toMs + HANGOVER_MS) {
            assertThat(tick()).isEmpty();
        }
        turn.speechStopped(toMs);
    }

    private TurnDecision endOfSpeechThatGoesOn() {
        Optional<TurnDecision> decision = Optional.empty();
        while (decision.isEmpty() && nowMs < 60_000) {
            words(Kind.CONTENT, Completeness.OPEN);
            decision = tick();
        }
        return decision.orElseThrow();
    }

    private Optional<TurnDecision> tick() {
        nowMs += 20;
        return turn.tick(nowMs);
    }

    private List<TurnDecision> decisionsUntil(long ms) {
        List<TurnDecision> decisions = new ArrayList<>();
        while (nowMs < ms) {
            tick().ifPresent(decisions::add);
        }
        return decisions;
    }

    private Optional<TurnDecision> firstDecisionWithin(long ms) {
        long limit = nowMs + ms;
        while (nowMs < limit) {
            Optional<TurnDecision> decision = tick();
            if (decision.isPresent()) {
                return decision;
            }
        }
        return Optional.empty();
    }
}
