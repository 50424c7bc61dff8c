package io.heedline.dialog.internal;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Answer;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Option;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.SlotType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a scenario knows: its slots, and what it can ask of the back end. */
final class SlotReader {

    private static final int MOST_DIGITS = 20;

    private final PromptReader prompts;
    private final List<Locale> languages;
    private final Problems problems;

    SlotReader(PromptReader prompts, List<Locale> languages, Problems problems) {
        this.prompts = prompts;
        this.languages = languages;
        this.problems = problems;
    }

    Slot slot(String name, Fields slots) {
        checkName(name, "slot", slots.key(name));
        if (BuiltInSlot.named(name).isPresent()) {
            problems.add(
                    slots.key(name),
                    "the slot '" + name + "' is always there, filled by itself; expected another name");
        }
        String what = "slot '" + name + "'";
        Fields fields = Fields.of(slots.find(name).orElseThrow(), what, problems)
                .allow("kind", "length", "secret", "with-wish", "options");
        fields.need("kind", "one of " + String.join(", ", kinds()));
        SlotType type = fields.text("kind")
                .map(word -> slotType(word, fields.find("kind").get(), "slot"))
                .orElse(SlotType.TEXT);
        if (type != SlotType.DIGITS && fields.has("length")) {
            problems.add(fields.key("length"), "'length' in " + what + " has no effect; only digits have one");
        }
        Map<String, Option> options = options(fields, what);
        if (type == SlotType.CHOICE && !fields.has("options")) {
            problems.add(fields.place(), what + " is a choice without 'options'; expected the words of each");
        } else if (type != SlotType.CHOICE && fields.has("options")) {
            problems.add(fields.key("options"), "'options' in " + what + " have no effect; only a choice has some");
        }
        boolean secret = fields.flag("secret", false);
        boolean withWish = fields.flag("with-wish", false);
        if (secret && withWish) {
            problems.add(
                    fields.key("with-wish"),
                    what + " is secret and so cannot be taken from a sentence; expected one of the two");
        }
        return new Slot(name, type, length(fields, what), secret, withWish, options, problems.place(slots.key(name)));
    }

    private int length(Fields fields, String what) {
        Optional<String> text = fields.text("length");
        int length =
                text.filter(t -> t.matches("\\d{1,2}")).map(Integer::parseInt).orElse(0);
        if (text.isPresent() && (length < 1 || length > MOST_DIGITS)) {
            problems.add(
                    fields.find("length").get(),
                    "'length' in " + what + " is '" + text.get() + "'; expected how many digits, from 1 to "
                            + MOST_DIGITS);
        }
        return length;
    }

    private Map<String, Option> options(Fields slot, String what) {
        Map<String, Option> options = new LinkedHashMap<>();
        slot.find("options").ifPresent(node -> {
            Fields listed = Fields.of(node, "'options' of " + what, problems);
            Set<String> keys = new LinkedHashSet<>();
            for (String name : listed.names()) {
                Option option = option(name, listed, what);
                option.key()
                        .filter(key -> !keys.add(key))
                        .ifPresent(key -> problems.add(
                                option.place(),
                                "the key '" + key + "' of option '" + name + "' of " + what
                                        + " chooses another option already; expected one of its own"));
                options.put(name, option);
            }
        });
        return options;
    }

    private Option option(String name, Fields options, String what) {
        String which = "option '" + name + "' of " + what;
        Node node = options.find(name).orElseThrow();
        Fields fields = Fields.of(node, which, problems);
        Map<Locale, List<String>> words = new LinkedHashMap<>();
        for (String tag : fields.names()) {
            if (!tag.equals("key")) {
                prompts.language(tag, fields, which)
                        .ifPresent(locale -> words.put(
                                locale, Fields.texts(fields.find(tag).get(), "a word for " + which, problems)));
            }
        }
        if (node instanceof MappingNode) {
            languages.stream()
                    .filter(locale -> !words.containsKey(locale))
                    .forEach(locale -> problems.add(
                            Rule.TRANSLATED,
                            problems.place(node),
                            which + " has no words for " + locale.toLanguageTag() + "; expected what callers say"));
        }
        Optional<String> key = fields.text("key");
        key.filter(k -> !k.matches("[0-9*#]"))
                .ifPresent(k -> problems.add(
                        fields.find("key").get(), "'" + k + "' is no key of a telephone; expected 0 to 9, * or #"));
        return new Option(name, words, key, problems.place(options.key(name)));
    }

    Operation operation(String name, Fields operations) {
        String what = "operation '" + name + "'";
        Fields fields = Fields.of(operations.find(name).orElseThrow(), what, problems)
                .allow("needs", "answers", "private", "or", "changes", "verifies");
        Map<String, SlotType> needs = new LinkedHashMap<>();
        fields.find("needs").ifPresent(node -> {
            Fields typed = Fields.of(node, "'needs' of " + what, problems);
            for (String argument : typed.names()) {
                checkName(argument, "argument", typed.key(argument));
                typed.text(argument)
                        .ifPresent(type -> needs.put(
                                argument, slotType(type, typed.find(argument).get(), "argument")));
            }
        });
        Map<String, Answer> answers = new LinkedHashMap<>();
        boolean allPrivate = fields.flag("private", false);
        fields.find("answers").ifPresent(node -> {
            Fields typed = Fields.of(node, "'answers' of " + what, problems);
            for (String answer : typed.names()) {
                checkName(answer, "answer", typed.key(answer));
                answer(typed, answer, allPrivate).ifPresent(read -> answers.put(answer, read));
            }
        });
        Set<String> outcomes = new LinkedHashSet<>(fields.find("or")
                .map(node -> Fields.texts(node, "an outcome of " + what, problems))
                .orElse(List.of()));
        return new Operation(
                name,
                needs,
                answers,
                outcomes,
                allPrivate || answers.values().stream().anyMatch(Answer::isPrivate),
                fields.flag("changes", false),
                fields.flag("verifies", false),
                problems.place(operations.key(name)));
    }

    private Optional<Answer> answer(Fields answers, String name, boolean allPrivate) {
        Node node = answers.find(name).orElseThrow();
        if (!(node instanceof MappingNode)) {
            return answers.text(name).map(type -> new Answer(slotType(type, node, "answer"), allPrivate));
        }
        Fields fields = Fields.of(node, "answer '" + name + "'", problems).allow("kind", "private");
        fields.need("kind", "one of " + String.join(", ", kinds()));
        return fields.text("kind")
                .map(type -> new Answer(
                        slotType(type, fields.find("kind").get(), "answer"), fields.flag("private", allPrivate)));
    }

    private void checkName(String name, String what, Node node) {
        if (!name.matches(PromptReader.SLOT_NAME)) {
            problems.add(
                    node,
                    "the " + what + " '" + name
                            + "' is no usable name; expected letters, digits and '_', such as due_date");
        }
    }

    private SlotType slotType(String word, Node node, String of) {
        List<String> known = kinds();
        if (!known.contains(word)) {
            problems.add(
                    node, "unknown kind of " + of + " '" + word + "'; " + Problems.expected("one of", word, known));
            return SlotType.TEXT;
        }
        return SlotType.values()[known.indexOf(word)];
    }

    private static List<String> kinds() {
        return new ArrayList<>(
                Arrays.stream(SlotType.values()).map(SlotType::word).toList());
    }
}
