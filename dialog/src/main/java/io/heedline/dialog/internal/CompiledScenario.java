package io.heedline.dialog.internal;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.internal.Includes.Included;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.nlu.IntentExamples;
import io.heedline.nlu.Understander;
import io.heedline.nlu.YesNo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A scenario that has been read and checked. */
public final class CompiledScenario implements Scenario {

    /** Scenario files are written by hand; a larger file is a mistake. */
    private static final long MAX_BYTES = 1 << 20;

    private final Script script;
    private final SpringMachine.Plan plan;
    private final Map<String, Map<Locale, List<String>>> grammars = new HashMap<>();

    CompiledScenario(Script script) {
        this.script = script;
        this.plan = SpringMachine.Plan.of(
                script.start().name(),
                script.states().keySet(),
                script.states().values().stream()
                        .flatMap(state -> Move.from(state, script).stream())
                        .toList());
        Map<Locale, YesNo> rules = new HashMap<>();
        script.languages().forEach(locale -> rules.put(locale, YesNo.in(locale)));
        for (State state : script.states().values()) {
            if (state.ending() instanceof Listen listen) {
                Map<Locale, List<String>> byLocale = new HashMap<>();
                script.languages().forEach(l -> byLocale.put(l, Phrases.of(listen, l, script, rules.get(l))));
                grammars.put(state.name(), byLocale);
            }
        }
    }

    /** Reads a file. */
    public static Scenario load(Path file) {
        return read(bytes(file), file.toString(), beside(file));
    }

    /** What a scenario file holds, if it can be one. */
    static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw Problems.single(file.toString(), 0, 0, "is a folder; expected a scenario file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw Problems.single(
                        file.toString(),
                        0,
                        0,
                        "has " + Files.size(file) + " bytes; expected a scenario of at most " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw Problems.single(file.toString(), 0, 0, "no such file; expected a scenario file");
        } catch (IOException e) {
            throw Problems.single(file.toString(), 0, 0, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads a scenario that comes with Heedline. */
    public static Scenario load(String name) {
        return read(bytes(name), name + ".yaml");
    }

    /** What the file of a scenario holds that comes with Heedline. */
    static byte[] bytes(String name) {
        String file = name + ".yaml";
        boolean plain = name.matches("[a-z][a-z0-9-]*");
        try (InputStream in = plain ? Scenario.class.getResourceAsStream("scenarios/" + file) : null) {
            if (in == null) {
                throw Problems.single(
                        file,
                        0,
                        0,
                        "no scenario of this name comes with Heedline; expected hotline, or" + " the path of a file");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw Problems.single(file, 0, 0, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads a scenario's bytes; {@code file} is its name for messages. It may include what comes with Heedline. */
    static CompiledScenario read(byte[] bytes, String file) {
        return read(bytes, file, CompiledScenario::shipped);
    }

    /** Reads a scenario's bytes; {@code file} is its name for messages. */
    static CompiledScenario read(byte[] bytes, String file, Includes includes) {
        return new CompiledScenario(ScenarioReader.read(bytes, file, IntentsByLanguage.shipped(), includes));
    }

    /** Files in the folder of {@code file}, and those that come with Heedline. */
    static Includes beside(Path file) {
        return name -> {
            Path included = file.resolveSibling(name);
            try {
                if (Files.isRegularFile(included) && Files.size(included) <= MAX_BYTES) {
                    return Optional.of(new Included(Files.readAllBytes(included), included.toString()));
                }
                return shipped(name);
            } catch (IOException e) {
                throw Problems.single(included.toString(), 0, 0, "cannot be read: " + e.getMessage());
            }
        };
    }

    static Optional<Included> shipped(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream("scenarios/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new Included(in.readAllBytes(), name));
        } catch (IOException e) {
            throw Problems.single(name, 0, 0, "cannot be read: " + e.getMessage());
        }
    }

    Script script() {
        return script;
    }

    /** The phrases a state that listens expects; empty means anything. */
    List<String> grammar(String state, Locale locale) {
        return grammars.get(state).get(locale);
    }

    SpringMachine machine() {
        return new SpringMachine(plan);
    }

    @Override
    public String name() {
        return script.head().name();
    }

    @Override
    public List<Locale> languages() {
        return List.copyOf(script.languages());
    }

    @Override
    public DialogSession open(Understander understander, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        Objects.requireNonNull(understander, "understander");
        return open(Map.of(locale.getLanguage(), understander), backEnd, locale, facts);
    }

    @Override
    public DialogSession open(
            Map<String, Understander> understanders, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        Objects.requireNonNull(backEnd, "backEnd");
        Locale spoken = spoken(locale);
        Objects.requireNonNull(
                understanders.get(spoken.getLanguage()), () -> "understander of " + spoken.toLanguageTag());
        return new RunningSession(this, Map.copyOf(understanders), backEnd, spoken, facts);
    }

    @Override
    public Scenario withPersons(Map<String, String> targets) {
        Script.Head head = script.head();
        Map<String, String> persons = new LinkedHashMap<>(head.persons());
        targets.forEach((name, to) -> {
            if (!head.persons().containsKey(name)) {
                throw new IllegalArgumentException("Scenario '" + name() + "' has no person '" + name + "'; "
                        + Problems.expected("one of", name, head.persons().keySet()));
            }
            if (!HeadReader.isTarget(to)) {
                throw new IllegalArgumentException("Person '" + name + "' is to be '" + to
                        + "'; expected a number of 1 to 20 digits, or a queue such as queue:support");
            }
            persons.put(name, to);
        });
        return new CompiledScenario(script.withPersons(persons));
    }

    @Override
    public Map<String, String> persons() {
        return Map.copyOf(script.head().persons());
    }

    @Override
    public Optional<String> version() {
        return script.head().version();
    }

    private Locale spoken(Locale locale) {
        return script.languages().stream()
                .filter(l -> l.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Scenario '" + name() + "' does not speak "
                        + locale.toLanguageTag() + "; it speaks "
                        + script.languages().stream().map(Locale::toLanguageTag).toList()));
    }

    @Override
    public List<PromptText> prompts(Locale locale) {
        Locale spoken = spoken(locale);
        List<PromptText> prompts = new ArrayList<>();
        addTrouble(script.common().notUnderstood(), "not-understood", spoken, prompts);
        addTrouble(script.common().nothingHeard(), "nothing-heard", spoken, prompts);
        script.common().holdOn().ifPresent(holdOn -> addPrompt(holdOn.say(), "hold-on", spoken, prompts));
        for (State state : script.states().values()) {
            state.say().ifPresent(prompt -> addPrompt(prompt, state.name(), spoken, prompts));
            if (state.ending() instanceof Listen listen) {
                addTrouble(listen.notUnderstood(), state.name(), spoken, prompts);
                addTrouble(listen.nothingHeard(), state.name(), spoken, prompts);
            }
        }
        return prompts;
    }

    private static void addTrouble(Optional<Trouble> trouble, String where, Locale locale, List<PromptText> prompts) {
        trouble.ifPresent(t -> t.say().forEach(prompt -> addPrompt(prompt, where, locale, prompts)));
    }

    private static void addPrompt(Prompt prompt, String where, Locale locale, List<PromptText> prompts) {
        prompt.wordings()
                .get(locale)
                .forEach(w ->
                        prompts.add(new PromptText(where, w.text(), locale, new HashSet<>(w.slots()), w.recording())));
    }

    @Override
    public List<String> listenPhrases(Locale locale) {
        Locale spoken = spoken(locale);
        Set<String> phrases = new LinkedHashSet<>();
        script.states().keySet().stream()
                .filter(grammars::containsKey)
                .forEach(state -> phrases.addAll(grammar(state, spoken)));
        return List.copyOf(phrases);
    }

    @Override
    public List<String> exampleSentences(Locale locale) {
        Set<String> sentences = new LinkedHashSet<>(listenPhrases(locale));
        IntentExamples examples = IntentExamples.shipped(spoken(locale));
        // What is recognised but not served is said by callers all the same, so all intents count.
        examples.intents().forEach(intent -> sentences.addAll(examples.sentences(intent)));
        return List.copyOf(sentences);
    }
}
