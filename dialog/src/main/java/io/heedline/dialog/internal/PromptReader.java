package io.heedline.dialog.internal;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what the bot says: a text, or several that take turns, for each language. */
final class PromptReader {

    static final String SLOT_NAME = "[a-z][a-z0-9_]*";
    static final Pattern SLOT = Pattern.compile("\\{(" + SLOT_NAME + ")}");

    private final List<Locale> languages;
    private final Problems problems;

    PromptReader(List<Locale> languages, Problems problems) {
        this.languages = languages;
        this.problems = problems;
    }

    Prompt prompt(Node node, String what) {
        Fields byLanguage = Fields.of(node, what, problems);
        Map<Locale, List<Wording>> wordings = new LinkedHashMap<>();
        for (String tag : byLanguage.names()) {
            language(tag, byLanguage, what)
                    .ifPresent(locale -> wordings.put(
                            locale, wordings(byLanguage.find(tag).orElseThrow(), what + " (" + tag + ")")));
        }
        if (node instanceof MappingNode) {
            languages.stream()
                    .filter(locale -> !wordings.containsKey(locale))
                    .forEach(locale -> problems.add(
                            Rule.TRANSLATED,
                            problems.place(node),
                            what + " has no text for " + locale.toLanguageTag() + "; expected one for each of "
                                    + tags()));
        }
        return new Prompt(wordings, problems.place(node));
    }

    /** The scenario's language that a key such as "zh" or "zh-CN" means. */
    Optional<Locale> language(String tag, Fields in, String what) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        Optional<Locale> found = languages.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    in.key(tag),
                    "'" + tag + "' in " + what + " is none of the scenario's languages; expected " + tags());
        }
        return found;
    }

    private String tags() {
        return String.join(", ", languages.stream().map(Locale::toLanguageTag).toList());
    }

    private List<Wording> wordings(Node node, String what) {
        List<Wording> wordings = new ArrayList<>();
        List<Node> items = Fields.items(node);
        if (items.isEmpty()) {
            problems.add(node, what + " is an empty list; expected at least one text");
        }
        for (Node item : items) {
            Optional<String> recording = Optional.empty();
            Optional<String> text;
            if (item instanceof MappingNode) {
                Fields fields = Fields.of(item, what, problems).allow("text", "recording");
                fields.need("text", "the words");
                text = fields.text("text");
                recording = fields.text("recording");
            } else {
                text = Fields.text(item, what, problems);
            }
            if (text.isPresent()) {
                wordings.add(new Wording(text.get(), slots(text.get(), item, what), recording, problems.place(item)));
            }
        }
        return wordings;
    }

    private List<String> slots(String text, Node node, String what) {
        List<String> slots = new ArrayList<>();
        Matcher matcher = SLOT.matcher(text);
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            slots.add(matcher.group(1));
            rest.append(text, from, matcher.start());
            from = matcher.end();
        }
        rest.append(text.substring(from));
        if (rest.indexOf("{") >= 0 || rest.indexOf("}") >= 0) {
            problems.add(
                    node,
                    what + " has a brace that belongs to no slot; expected {name} with small letters,"
                            + " digits and '_'");
        }
        return slots;
    }
}
