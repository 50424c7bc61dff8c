package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Head;
import io.heedline.dialog.internal.Script.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the top of a scenario: what it is called, what it is for, which languages it speaks, who takes calls over. */
final class HeadReader {

    private static final Pattern TRANSFER_TARGET =
            Pattern.compile("[0-9+*#]{1,20}|queue:[A-Za-z0-9._-]{1,64}(@[A-Za-z0-9._-]{1,64})?");

    private final Problems problems;

    HeadReader(Problems problems) {
        this.problems = problems;
    }

    /** Whether a call can be handed over to this. */
    static boolean isTarget(String text) {
        return TRANSFER_TARGET.matcher(text).matches();
    }

    Head head(Fields top, List<Locale> languages) {
        top.need("scenario", "the scenario's name");
        return new Head(
                top.text("scenario").orElse("?"),
                top.text("version"),
                kind(top),
                persons(top),
                forbidden(top, languages));
    }

    List<Locale> languages(Fields top) {
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

    private Kind kind(Fields top) {
        List<String> known = Stream.of(Kind.values())
                .map(k -> k.name().toLowerCase(Locale.ROOT))
                .toList();
        Optional<String> kind = top.text("kind");
        if (kind.isPresent() && !known.contains(kind.get())) {
            problems.add(
                    top.find("kind").get(),
                    "unknown kind of scenario '" + kind.get() + "'; " + Problems.expected("one of", kind.get(), known));
        }
        return kind.filter(known::contains)
                .map(k -> Kind.valueOf(k.toUpperCase(Locale.ROOT)))
                .orElse(Kind.SERVICE);
    }

    private Map<String, String> persons(Fields top) {
        Map<String, String> persons = new LinkedHashMap<>();
        top.find("persons").ifPresent(node -> {
            Fields fields = Fields.of(node, "'persons'", problems);
            for (String name : fields.names()) {
                if (!name.matches("[a-z][a-z0-9_-]*")) {
                    problems.add(
                            fields.key(name),
                            "'" + name + "' cannot name a person; expected small letters, digits, '_' and '-'");
                }
                fields.text(name).ifPresent(to -> {
                    if (!isTarget(to)) {
                        problems.add(
                                fields.find(name).get(),
                                "'" + name + "' in 'persons' is '" + to
                                        + "'; expected a number of 1 to 20 digits, or a queue such as queue:support");
                    }
                    persons.put(name, to);
                });
            }
        });
        return persons;
    }

    private Map<Locale, List<String>> forbidden(Fields top, List<Locale> languages) {
        Map<Locale, List<String>> forbidden = new LinkedHashMap<>();
        top.find("forbidden").ifPresent(node -> {
            PromptReader prompts = new PromptReader(languages, problems);
            Fields fields = Fields.of(node, "'forbidden'", problems);
            for (String tag : fields.names()) {
                prompts.language(tag, fields, "'forbidden'")
                        .ifPresent(locale -> forbidden.put(
                                locale, Fields.texts(fields.find(tag).get(), "a forbidden phrase", problems)));
            }
        });
        return forbidden;
    }
}
