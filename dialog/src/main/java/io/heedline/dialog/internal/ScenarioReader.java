package io.heedline.dialog.internal;

import io.heedline.dialog.ScenarioException;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario file into a {@link Script}, noting every problem with its line and column. */
final class ScenarioReader {

    private final String file;
    private final Problems problems;

    private ScenarioReader(String file) {
        this.file = file;
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
    static Script read(byte[] bytes, String file, IntentsByLanguage intents) {
        ScenarioReader reader = new ScenarioReader(file);
        Script script = reader.script(reader.compose(bytes));
        reader.problems.throwIfAny();
        new ScriptChecks(script, intents, reader.problems).run();
        reader.problems.throwIfAny();
        return script;
    }

    /** The same, but where its ways lead is not looked at: that a scenario check tells in more detail. */
    static Script readNamesOnly(byte[] bytes, String file, IntentsByLanguage intents) {
        ScenarioReader reader = new ScenarioReader(file);
        Script script = reader.script(reader.compose(bytes));
        reader.problems.throwIfAny();
        new ScriptChecks(script, intents, reader.problems).names();
        reader.problems.throwIfAny();
        return script;
    }

    private Node compose(byte[] bytes) {
        String text = decode(bytes);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // noted by Fields, in words for authors
        options.setNestingDepthLimit(20);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw Problems.single(
                        file,
                        0,
                        0,
                        "the file is empty; expected a scenario with 'scenario', 'languages',"
                                + " 'start' and 'states'");
            }
            return root;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            String begun = e.getContextMark() == null
                    ? ""
                    : ", begun in line " + (e.getContextMark().getLine() + 1);
            String context = e.getContext() == null ? "" : e.getContext() + begun + ": ";
            throw Problems.single(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "not well-formed YAML: " + context + e.getProblem()
                            + "; check indentation and brackets here and in the line above; a text with : , { } [ or ]"
                            + " needs quotes");
        } catch (YAMLException e) {
            throw Problems.single(file, 0, 0, "not well-formed YAML: " + e.getMessage());
        }
    }

    private String decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops before the first byte it cannot read.
            String good = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int line = (int) good.chars().filter(c -> c == '\n').count() + 1;
            int column = good.length() - (good.lastIndexOf('\n') + 1) + 1;
            throw Problems.single(
                    file,
                    line,
                    column,
                    String.format("byte 0x%02x is not UTF-8; save the file as UTF-8", bytes[in.position()]));
        }
    }

    private Script script(Node root) {
        Fields top = Fields.of(root, "the scenario", problems)
                .allow(
                        "scenario",
                        "languages",
                        "start",
                        "operations",
                        "when-call-fails",
                        "always",
                        "always-keys",
                        "not-understood",
                        "nothing-heard",
                        "states");
        top.need("scenario", "the scenario's name");
        String name = top.text("scenario").orElse("?");
        List<Locale> languages = languages(top);
        PromptReader prompts = new PromptReader(languages, problems);
        StateReader stateReader = new StateReader(prompts, languages, problems);
        Map<String, Operation> operations = new LinkedHashMap<>();
        top.find("operations").ifPresent(node -> {
            Fields listed = Fields.of(node, "'operations'", problems);
            listed.names().forEach(op -> operations.put(op, operation(op, listed)));
        });
        Map<String, State> states = new LinkedHashMap<>();
        top.need("states", "the states of the dialogue").ifPresent(node -> {
            Fields listed = Fields.of(node, "'states'", problems);
            listed.names().forEach(state -> states.put(state, stateReader.state(state, listed)));
        });
        Target start = top.need("start", "the name of the state a call begins in")
                .flatMap(node -> stateReader.target(node, "'start'"))
                .orElse(new Target("?", top.place(), top.place()));
        return new Script(
                name,
                languages,
                start,
                operations,
                top.find("when-call-fails").flatMap(node -> stateReader.target(node, "'when-call-fails'")),
                stateReader.targets(top, "always"),
                stateReader.keys(top, "always-keys"),
                stateReader.trouble(top, "not-understood"),
                stateReader.trouble(top, "nothing-heard"),
                states);
    }

    private List<Locale> languages(Fields top) {
        List<Locale> languages = new ArrayList<>();
        Optional<Node> listed = top.need("languages", "a list such as [zh-CN, en-US]");
        for (Node item : listed.map(Fields::items).orElse(List.of())) {
            Optional<String> tag = Fields.text(item, "a language", problems);
            Locale locale = tag.map(Locale::forLanguageTag).orElse(Locale.ROOT);
            if (tag.isPresent() && !List.of("zh", "en").contains(locale.getLanguage())) {
                problems.add(item, "unknown language '" + tag.get() + "'; expected zh-CN or en-US");
            } else if (languages.stream().anyMatch(l -> l.getLanguage().equals(locale.getLanguage()))) {
                problems.add(item, "the language '" + tag.get() + "' stands twice; keep one");
            } else if (tag.isPresent()) {
                languages.add(locale.getCountry().isEmpty() ? fullLocale(locale) : locale);
            }
        }
        return languages;
    }

    private static Locale fullLocale(Locale language) {
        return language.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.US;
    }

    private Operation operation(String name, Fields operations) {
        Fields fields = Fields.of(operations.find(name).orElseThrow(), "operation '" + name + "'", problems)
                .allow("answers", "or");
        Map<String, SlotType> answers = new LinkedHashMap<>();
        fields.find("answers").ifPresent(node -> {
            Fields typed = Fields.of(node, "'answers' of operation '" + name + "'", problems);
            for (String answer : typed.names()) {
                if (!answer.matches(PromptReader.SLOT_NAME)) {
                    problems.add(
                            typed.key(answer),
                            "the answer '" + answer
                                    + "' is no usable name; expected letters, digits and '_', such as due_date");
                }
                typed.text(answer)
                        .ifPresent(type -> answers.put(
                                answer, slotType(type, typed.find(answer).get())));
            }
        });
        Set<String> outcomes = new LinkedHashSet<>(fields.find("or")
                .map(node -> Fields.texts(node, "an outcome of operation '" + name + "'", problems))
                .orElse(List.of()));
        return new Operation(name, answers, outcomes, Problems.place(operations.key(name)));
    }

    private SlotType slotType(String type, Node node) {
        List<String> known = Arrays.stream(SlotType.values())
                .map(t -> t.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(type)) {
            problems.add(node, "unknown kind of answer '" + type + "'; " + Problems.expected("one of", type, known));
            return SlotType.TEXT;
        }
        return SlotType.valueOf(type.toUpperCase(Locale.ROOT));
    }
}
