package io.heedline.application.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.application.conversation.turn.TurnDecision.BargeIn;
import io.heedline.application.conversation.turn.TurnDecision.Duck;
import io.heedline.application.conversation.turn.TurnDecision.EndOfTurn;
import io.heedline.application.conversation.turn.TurnDecision.NoInput;
import io.heedline.application.conversation.turn.TurnDecision.Overheard;
import io.heedline.application.conversation.turn.TurnDecision.Restore;
import io.heedline.dialog.Completeness;
import io.heedline.dialog.Expectation;
import io.heedline.nlu.Interjections.Kind;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the caller does, in whatever order. */
class TurnTakerProperties {

    private static final Duration NO_INPUT_AFTER = Duration.ofSeconds(5);
    /** The longest that anything may take: the prompt, the longest turn, the wait for an answer, and a little. */
    private static final long AT_LAST_MS = 40_000;

    private enum What {
        SPEECH_STARTS,
        SPEECH_STOPS,
        WORDS,
        PROMPT_STARTS,
        FIRM_PROMPT_STARTS,
        PROMPT_ENDS,
        NOTHING
    }

    /** Something happens, and then so many frames pass. */
    private record Step(What what, Kind kind, Completeness said, int frames) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(Completeness.class),
                        Arbitraries.integers().between(1, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void decidesNothingTwiceAndAnswersAtLast(@ForAll("steps") List<Step> steps) {
        Talk talk = new Talk(Expectation.INTENT);
        for (Step step : steps) {
            talk.happens(step);
            talk.pass(step.frames());
        }
        talk.promptEnds();
        for (long limit = talk.nowMs + AT_LAST_MS; !talk.over && talk.nowMs < limit; ) {
            talk.tick();
        }

        assertThat(talk.over).as("the caller is answered, or asked again").isTrue();
    }

    @Property(tries = 200)
    void aCallerWhoSpeaksOnAndOnIsAnswered(
            @ForAll Expectation awaited, @ForAll Completeness said, @ForAll @Size(3) List<Boolean> interruptible) {
        Talk talk = new Talk(awaited);
        talk.speechStarts();
        for (boolean mayStop : interruptible) {
            talk.promptStarts(mayStop);
            for (int i = 0; i < 200; i++) {
                talk.words(Kind.CONTENT, said);
                talk.tick();
            }
            talk.promptEnds();
        }
        for (long limit = talk.nowMs + AT_LAST_MS; !talk.over && talk.nowMs < limit; ) {
            talk.words(Kind.CONTENT, said);
            talk.tick();
        }

        assertThat(talk.over).isTrue();
    }

    /** One caller and one bot that does what is decided. */
    private static final class Talk {

        private final TurnTaker turn = new TurnTaker(TurnSettings.defaults());
        private long nowMs;
        private boolean speaking;
        private boolean botSpeaks;
        private boolean ducked;
        private boolean over;

        Talk(Expectation awaited) {
            turn.listen(0, awaited, NO_INPUT_AFTER);
        }

        void happens(Step step) {
            switch (step.what()) {
                case SPEECH_STARTS -> speechStarts();
                case SPEECH_STOPS -> speechStops();
                case WORDS -> words(step.kind(), step.said());
                case PROMPT_STARTS -> promptStarts(true);
                case FIRM_PROMPT_STARTS -> promptStarts(false);
                case PROMPT_ENDS -> promptEnds();
                case NOTHING -> {}
            }
        }

        void speechStarts() {
            turn.speechStarted(nowMs);
            speaking = true;
        }

        void speechStops() {
            if (speaking) {
                turn.speechStopped(Math.max(0, nowMs - 200));
                speaking = false;
            }
        }

        void words(Kind kind, Completeness said) {
            turn.wordsHeard(nowMs, new WordsSoFar(kind, said));
        }

        void promptStarts(boolean mayStop) {
            turn.promptStarts(mayStop);
            botSpeaks = true;
        }

        void promptEnds() {
            turn.promptEnds(nowMs);
            botSpeaks = false;
            ducked = false;
        }

        void pass(int frames) {
            for (int i = 0; i < frames; i++) {
                tick();
            }
        }

        void tick() {
            nowMs += 20;
            turn.tick(nowMs).ifPresent(this::check);
        }

        private void check(TurnDecision decision) {
            if (decision instanceof Duck) {
                assertThat(botSpeaks && !ducked && !over).isTrue();
                ducked = true;
            } else if (decision instanceof Restore) {
                assertThat(ducked).isTrue();
                ducked = false;
            } else if (decision instanceof BargeIn) {
                assertThat(botSpeaks && !over).isTrue();
                promptEnds();
            } else if (decision instanceof EndOfTurn end) {
                assertThat(over || botSpeaks)
                        .as("decided before, or into a prompt")
                        .isFalse();
                assertThat(end.endMs()).isLessThanOrEqualTo(nowMs);
                over = true;
            } else if (decision instanceof NoInput) {
                assertThat(over).as("decided before").isFalse();
                over = true;
            } else if (decision instanceof Overheard overheard) {
                assertThat(overheard.endMs()).isLessThanOrEqualTo(nowMs);
            }
        }
    }
}
