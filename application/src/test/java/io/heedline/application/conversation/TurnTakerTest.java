package io.heedline.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.TurnDecision.BargeIn;
import io.heedline.application.conversation.TurnDecision.EndOfTurn;
import io.heedline.application.conversation.TurnDecision.NoInput;
import io.heedline.application.conversation.TurnDecision.Overheard;
import io.heedline.application.conversation.TurnDecision.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTakerTest {

    private static final Duration NO_INPUT_AFTER = Duration.ofSeconds(6);
    /** The voice detector is sure of silence so long after the voice ended. */
    private static final long HANGOVER_MS = 200;

    private final TurnSettings settings = TurnSettings.defaults();
    private final TurnTaker turn = new TurnTaker(settings);
    private long nowMs;

    @Test
    void endsAnOpenAnswerAfterTheConfiguredSilence() {
        turn.listen(0, false, NO_INPUT_AFTER);
        speak(1_000, 2_000);

        assertThat(firstDecisionWithin(2_000)).contains(new EndOfTurn(1_000, 2_000, Why.SILENCE));
        assertThat(nowMs).isEqualTo(2_420);
    }

    @Test
    void endsAYesOrNoEarlier() {
        turn.listen(0, true, NO_INPUT_AFTER);
        speak(1_000, 1_400);

        firstDecisionWithin(2_000);

        assertThat(nowMs).isBetween(1_750L, 1_760L);
    }

    @Test
    void goesOnListeningThroughAPauseBetweenWords() {
        turn.listen(0, false, NO_INPUT_AFTER);
        speak(1_000, 1_500);
        assertThat(decisionsUntil(1_860)).isEmpty();
        speak(1_860, 2_600);

        assertThat(firstDecisionWithin(1_000)).contains(new EndOfTurn(1_000, 2_600, Why.SILENCE));
    }

    @Test
    void countsTheTimeToAnswerFromTheEndOfThePrompt() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.promptStarts(true);
        assertThat(decisionsUntil(9_000)).isEmpty();
        turn.promptEnds(nowMs);

        assertThat(firstDecisionWithin(7_000)).contains(new NoInput());
        assertThat(nowMs).isEqualTo(15_000);
        assertThat(decisionsUntil(40_000)).as("decided once").isEmpty();
    }

    @Test
    void noticesThatTheCallerInterruptsWithWords() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.promptStarts(true);
        decisionsUntil(1_000);
        turn.speechStarted(1_000);
        turn.wordsHeard(1_200);

        assertThat(firstDecisionWithin(1_000)).contains(new BargeIn(1_000));
        assertThat(nowMs).isEqualTo(1_300);

        turn.promptEnds(nowMs);
        decisionsUntil(2_200);
        turn.speechStopped(2_000);
        assertThat(firstDecisionWithin(1_000)).contains(new EndOfTurn(1_000, 2_000, Why.SILENCE));
    }

    @Test
    void doesNotFallSilentForNoise() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.promptStarts(true);
        turn.speechStarted(0);

        assertThat(decisionsUntil(5_000)).isEmpty();
    }

    @Test
    void doesNotLetAPromptBeInterruptedThatMayNot() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.promptStarts(false);
        turn.wordsHeard(100);
        speak(100, 2_000);

        assertThat(firstDecisionWithin(3_000)).contains(new Overheard(100, 2_000));
    }

    @Test
    void takesAnAnswerThatBeganBeforeThePromptEnded() {
        turn.listen(0, true, NO_INPUT_AFTER);
        turn.promptStarts(false);
        speak(1_000, 1_400);
        turn.promptEnds(nowMs);

        assertThat(firstDecisionWithin(1_000)).contains(new EndOfTurn(1_000, 1_400, Why.SILENCE));
    }

    @Test
    void endsATurnInWhichNoNewWordComesAlthoughTheLineSoundsLikeSpeech() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.speechStarted(500);
        decisionsUntil(2_000);
        turn.wordsHeard(2_000);

        assertThat(firstDecisionWithin(5_000)).contains(new EndOfTurn(500, 2_000, Why.STALLED));
    }

    @Test
    void endsATurnThatLastsTooLong() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.speechStarted(0);
        Optional<TurnDecision> decision = Optional.empty();
        while (decision.isEmpty() && nowMs < 60_000) {
            turn.wordsHeard(nowMs);
            decision = tick();
        }

        assertThat(decision).contains(new EndOfTurn(0, 20_000, Why.TOO_LONG));
    }

    @Test
    void listensOnAsIfNothingHadBeenAfterATurnWithoutWords() {
        turn.listen(0, false, NO_INPUT_AFTER);
        speak(1_000, 1_500);
        firstDecisionWithin(2_000);
        turn.resume();

        assertThat(firstDecisionWithin(10_000)).contains(new NoInput());
        assertThat(nowMs).isEqualTo(6_000);
    }

    @Test
    void decidesNothingWhileNothingIsExpected() {
        turn.listen(0, false, NO_INPUT_AFTER);
        turn.listenNoMore();

        assertThat(decisionsUntil(30_000)).isEmpty();
    }

    private void speak(long fromMs, long toMs) {
        decisionsUntil(fromMs);
        turn.speechStarted(fromMs);
        while (nowMs < toMs + HANGOVER_MS) {
            assertThat(tick()).isEmpty();
        }
        turn.speechStopped(toMs);
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
