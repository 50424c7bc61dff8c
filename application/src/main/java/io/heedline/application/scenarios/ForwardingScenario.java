package io.heedline.application.scenarios;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.nlu.Understander;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A scenario that is another one at each moment. */
abstract class ForwardingScenario implements Scenario {

    /** The scenario it is now. */
    abstract Scenario current();

    /** Another person is found anew for each version. */
    @Override
    public Scenario withPersons(Map<String, String> targets) {
        return new WithPersons(this, targets);
    }

    @Override
    public String name() {
        return current().name();
    }

    @Override
    public Optional<String> version() {
        return current().version();
    }

    @Override
    public Map<String, String> persons() {
        return current().persons();
    }

    @Override
    public List<Locale> languages() {
        return current().languages();
    }

    @Override
    public DialogSession open(Understander understander, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        return current().open(understander, backEnd, locale, facts);
    }

    @Override
    public DialogSession open(
            Map<String, Understander> understanders, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        return current().open(understanders, backEnd, locale, facts);
    }

    @Override
    public List<PromptText> prompts(Locale locale) {
        return current().prompts(locale);
    }

    @Override
    public List<String> listenPhrases(Locale locale) {
        return current().listenPhrases(locale);
    }

    @Override
    public List<String> exampleSentences(Locale locale) {
        return current().exampleSentences(locale);
    }

    /** A scenario with other persons; made once for each version, since it takes a moment. */
    private static final class WithPersons extends ForwardingScenario {

        private record Made(Scenario of, Scenario scenario) {}

        private final ForwardingScenario source;
        private final Map<String, String> targets;
        private volatile Made made;

        WithPersons(ForwardingScenario source, Map<String, String> targets) {
            this.source = source;
            this.targets = Map.copyOf(targets);
            current(); // targets that cannot be used are told now
        }

        @Override
        Scenario current() {
            Scenario now = source.current();
            Made before = made;
            if (before == null || before.of() != now) {
                before = new Made(now, now.withPersons(targets));
                made = before;
            }
            return before.scenario();
        }
    }
}
