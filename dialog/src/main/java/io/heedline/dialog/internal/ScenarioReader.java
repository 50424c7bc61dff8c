package io.heedline.dialog.internal;

import io.heedline.dialog.ScenarioException;
import io.heedline.dialog.internal.Script.Common;
import io.heedline.dialog.internal.Script.Head;
import io.heedline.dialog.internal.Script.HoldOn;
import io.heedline.dialog.internal.Script.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario file and those it includes into a {@link Script}, noting every problem with its line and column. */
final class ScenarioReader {

    private static final List<String> KEYS = List.of(
            "scenario",
            "version",
            "kind",
            "languages",
            "persons",
            "forbidden",
            "include",
            "start",
            "when-call-fails",
            "always",
            "always-keys",
            "not-understood",
            "nothing-heard",
            "hold-on",
            "asides");

    private static final String CONTENT = "a scenario with 'scenario', 'languages', 'start' and 'states'";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Includes includes;
    private final Problems problems;

    private ScenarioReader(String file, Includes includes) {
        this.includes = includes;
        this.problems = new Problems(file);
    }

    /**
     * Reads and checks a scenario.
     *
     * @param bytes the file's content, UTF-8
     * @param file its name, for messages
     * @param intents what callers' sentences can be understood as
     * @throws ScenarioException with every problem found
     */
    static Script read(byte[] bytes, String file, IntentsByLanguage intents, Includes includes) {
        ScenarioReader reader = new ScenarioReader(file, includes);
        Script script = reader.script(
                YamlSource.compose(bytes, file, "a scenario with 'scenario', 'languages'," + " 'start' and 'states'"));
        reader.problems.throwIfAny();
        new ScriptChecks(script, intents, reader.problems).run();
        reader.problems.throwIfAny();
        return script.withoutUnused();
    }

    /** The same, but where its ways lead is not looked at: that a scenario check tells in more detail. */
    static Script readNamesOnly(byte[] bytes, String file, IntentsByLanguage intents, Includes includes) {
        ScenarioReader reader = new ScenarioReader(file, includes);
        Script script = reader.script(YamlSource.compose(bytes, file, CONTENT));
        reader.problems.throwIfAny();
        new ScriptChecks(script, intents, reader.problems).names();
        reader.problems.throwIfAny();
        return script.withoutUnused();
    }

    private Script script(Node root) {
        Fields top = Fields.of(root, "the scenario", problems)
                .allow(Stream.concat(KEYS.stream(), PartReader.KEYS.stream()).toArray(String[]::new));
        HeadReader heads = new HeadReader(problems);
        List<Locale> languages = heads.languages(top);
        Head head = heads.head(top, languages);
        PartReader parts = new PartReader(languages);
        top.need("states", "the states of the dialogue");
        parts.read(top, problems);
        top.find("include").ifPresent(node -> Fields.items(node).forEach(item -> include(item, parts)));
        RouteReader routes = new RouteReader(name -> name, problems);
        Target start = routes.need(top, "start", "the name of the state a call begins in", "'start'");
        return new Script(
                head,
                languages,
                start,
                parts.slots(),
                parts.operations(),
                common(top, languages, routes),
                parts.dialogs(),
                parts.states());
    }

    private Common common(Fields top, List<Locale> languages, RouteReader routes) {
        PromptReader prompts = new PromptReader(languages, problems);
        ListenReader listening = new ListenReader(prompts, routes, languages, problems);
        Optional<HoldOn> holdOn = top.find("hold-on").map(node -> {
            Fields fields = Fields.of(node, "'hold-on'", problems).allow("say", "patience");
            return new HoldOn(
                    prompts.prompt(
                            fields.need("say", "what is said to a caller who asks for a moment")
                                    .orElse(node),
                            "'say' of 'hold-on'"),
                    listening.seconds(fields, "patience", PATIENCE, "'hold-on'"),
                    problems.place(node));
        });
        return new Common(
                top.find("when-call-fails").flatMap(node -> routes.target(node, "'when-call-fails'")),
                routes.routes(top, "always"),
                routes.keys(top, "always-keys"),
                listening.trouble(top, "not-understood"),
                listening.trouble(top, "nothing-heard"),
                holdOn,
                asides(top, languages, prompts));
    }

    private Map<Locale, List<String>> asides(Fields top, List<Locale> languages, PromptReader prompts) {
        Map<Locale, List<String>> asides = new LinkedHashMap<>();
        top.find("asides").ifPresent(node -> {
            Fields fields = Fields.of(node, "'asides'", problems);
            for (String tag : fields.names()) {
                prompts.language(tag, fields, "'asides'")
                        .ifPresent(locale ->
                                asides.put(locale, Fields.texts(fields.find(tag).get(), "an aside", problems)));
            }
            languages.stream()
                    .filter(locale -> !asides.containsKey(locale))
                    .forEach(locale -> problems.add(
                            node, "'asides' has none for " + locale.toLanguageTag() + "; expected some for each"));
        });
        return asides;
    }

    private void include(Node item, PartReader parts) {
        Optional<String> name = Fields.text(item, "a file in 'include'", problems);
        if (name.isEmpty()) {
            return;
        }
        if (!name.get().matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.ya?ml")) {
            problems.add(
                    item,
                    "'include' names '" + name.get()
                            + "'; expected a YAML file beside this one or one that comes with Heedline, such as"
                            + " identity.yaml");
            return;
        }
        Optional<Includes.Included> found = includes.find(name.get());
        if (found.isEmpty()) {
            problems.add(item, "no file '" + name.get() + "' stands beside this one or comes with Heedline");
            return;
        }
        Problems there = problems.of(found.get().file());
        try {
            Node root = YamlSource.compose(
                    found.get().bytes(), found.get().file(), "some of " + String.join(", ", PartReader.KEYS));
            parts.read(
                    Fields.of(root, "the included file", there).allow(PartReader.KEYS.toArray(String[]::new)), there);
        } catch (ScenarioException e) {
            e.problems()
                    .forEach(p -> there.add(p.rule(), new Script.Place(p.file(), p.line(), p.column()), p.message()));
        }
    }
}
