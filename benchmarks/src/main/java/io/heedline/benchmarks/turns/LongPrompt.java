package io.heedline.benchmarks.turns;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.BotAction.Hangup;
import io.heedline.dialog.BotAction.Say;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Expectation;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says one long thing and hangs up after whatever follows. */
record LongPrompt(String text, Locale locale) implements Scenario {

    @Override
    public String name() {
        return "long-prompt";
    }

    @Override
    public List<Locale> languages() {
        return List.of(locale);
    }

    @Override
    public DialogSession open(Understander understander, BackEnd backEnd, Locale language, Map<String, String> facts) {
        return new Session();
    }

    @Override
    public List<PromptText> prompts(Locale language) {
        return List.of();
    }

    @Override
    public List<String> listenPhrases(Locale language) {
        return List.of();
    }

    @Override
    public List<String> exampleSentences(Locale language) {
        return List.of();
    }

    private final class Session implements DialogSession {

        private String outcome = IN_PROGRESS;

        @Override
        public List<BotAction> start() {
            return List.of(
                    new Say(text, locale, true, Optional.empty()),
                    new Collect(List.of(), Duration.ofSeconds(2), Expectation.INTENT));
        }

        @Override
        public List<BotAction> on(DialogEvent event) {
            outcome = event.getClass().getSimpleName();
            return event instanceof DialogEvent.CallerGone ? List.of() : List.of(new Hangup(outcome));
        }

        @Override
        public boolean ended() {
            return !outcome.equals(IN_PROGRESS);
        }

        @Override
        public String outcome() {
            return outcome;
        }

        @Override
        public boolean reachedAim() {
            return false;
        }

        @Override
        public Optional<Understanding> lastUnderstanding() {
            return Optional.empty();
        }

        @Override
        public String state() {
            return "talking";
        }
    }
}
