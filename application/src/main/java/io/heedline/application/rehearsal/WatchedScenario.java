package io.heedline.application.rehearsal;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.nlu.Understander;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scenario whose callers are simulated people: each session is watched for the person who leads it, known by a number
 * of their own, and sees the customer's number and a bank of its own instead. Safe for all threads.
 */
final class WatchedScenario implements Scenario {

    private final Scenario scenario;
    private final Map<String, SimulatedPerson> people;

    WatchedScenario(Scenario scenario) {
        this(scenario, new ConcurrentHashMap<>());
    }

    private WatchedScenario(Scenario scenario, Map<String, SimulatedPerson> people) {
        this.scenario = scenario;
        this.people = people;
    }

    /** From now on calls from this number are this person's. */
    void expect(String number, SimulatedPerson person) {
        people.put(number, person);
    }

    @Override
    public DialogSession open(Understander understander, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        SimulatedPerson person = people.get(facts.getOrDefault("caller", ""));
        return person == null
                ? scenario.open(understander, backEnd, locale, facts)
                : watched(person, scenario.open(understander, person.bank(backEnd), locale, asCustomer(person, facts)));
    }

    @Override
    public DialogSession open(
            Map<String, Understander> understanders, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        SimulatedPerson person = people.get(facts.getOrDefault("caller", ""));
        return person == null
                ? scenario.open(understanders, backEnd, locale, facts)
                : watched(
                        person, scenario.open(understanders, person.bank(backEnd), locale, asCustomer(person, facts)));
    }

    private static DialogSession watched(SimulatedPerson person, DialogSession session) {
        return new WatchedSession(session, person);
    }

    private static Map<String, String> asCustomer(SimulatedPerson person, Map<String, String> facts) {
        Map<String, String> changed = new HashMap<>(facts);
        changed.put("caller", person.goal().customer().number());
        return changed;
    }

    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public Optional<String> version() {
        return scenario.version();
    }

    @Override
    public Map<String, String> persons() {
        return scenario.persons();
    }

    @Override
    public Scenario withPersons(Map<String, String> targets) {
        return new WatchedScenario(scenario.withPersons(targets), people);
    }

    @Override
    public List<Locale> languages() {
        return scenario.languages();
    }

    @Override
    public List<PromptText> prompts(Locale locale) {
        return scenario.prompts(locale);
    }

    @Override
    public List<String> listenPhrases(Locale locale) {
        return scenario.listenPhrases(locale);
    }

    @Override
    public List<String> exampleSentences(Locale locale) {
        return scenario.exampleSentences(locale);
    }
}
