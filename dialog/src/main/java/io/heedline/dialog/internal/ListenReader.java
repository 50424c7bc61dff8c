package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Trouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a state listens for, and what follows when nothing comes of it. */
final class ListenReader {

    private static final Duration NO_INPUT_AFTER = Duration.ofSeconds(6);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,3})\\s*s");
    private static final Map<String, Expectation> KINDS = kinds();

    private final PromptReader prompts;
    private final RouteReader routes;
    private final List<Locale> languages;
    private final Problems problems;

    ListenReader(PromptReader prompts, RouteReader routes, List<Locale> languages, Problems problems) {
        this.prompts = prompts;
        this.routes = routes;
        this.languages = languages;
        this.problems = problems;
    }

    private static Map<String, Expectation> kinds() {
        Map<String, Expectation> kinds = new LinkedHashMap<>();
        kinds.put("wish", Expectation.INTENT);
        kinds.put("yes-no", Expectation.YES_NO);
        kinds.put("digits", Expectation.DIGITS);
        kinds.put("amount", Expectation.AMOUNT);
        kinds.put("date", Expectation.DATE);
        kinds.put("choice", Expectation.CHOICE);
        kinds.put("text", Expectation.TEXT);
        return kinds;
    }

    Listen listen(Fields state, String what) {
        Fields fields = Fields.of(state.find("listen").get(), "'listen' of " + what, problems)
                .allow("expect", "slot", "phrases", "no-input-after");
        fields.need("expect", "one of " + String.join(", ", KINDS.keySet()));
        Optional<String> expect = fields.text("expect");
        if (expect.isPresent() && !KINDS.containsKey(expect.get())) {
            problems.add(
                    fields.find("expect").get(),
                    "'expect' in " + what + " is '" + expect.get() + "'; "
                            + Problems.expected("one of", expect.get(), KINDS.keySet()));
        }
        Expectation kind = expect.map(KINDS::get).orElse(Expectation.INTENT);
        boolean fills = kind != Expectation.INTENT && kind != Expectation.YES_NO;
        if (fills && !fields.has("slot")) {
            problems.add(
                    fields.place(),
                    what + " expects " + expect.get() + " but has no 'slot'; expected where it is kept");
        } else if (!fills && fields.has("slot")) {
            problems.add(
                    fields.key("slot"),
                    "'slot' in 'listen' of " + what + " has no effect; a wish or a yes or no fills none");
        }
        Map<String, Route> on = routes.routes(state, "on");
        checkAnswers(state, what, kind, fills, on);
        return new Listen(
                kind,
                fills ? fields.text("slot") : Optional.empty(),
                phrases(fields, what),
                seconds(fields, "no-input-after", NO_INPUT_AFTER, what),
                on,
                routes.keys(state, "keys"),
                trouble(state, "not-understood"),
                trouble(state, "nothing-heard"),
                fields.find("slot").map(problems::place).orElse(fields.place()));
    }

    private void checkAnswers(Fields state, String what, Expectation kind, boolean fills, Map<String, Route> on) {
        List<String> needed =
                kind == Expectation.YES_NO ? List.of("yes", "no") : fills ? List.of(Move.FILLED) : List.of();
        for (String intent : needed) {
            if (!on.containsKey(intent)) {
                problems.add(
                        state.has("on") ? state.key("on") : state.key("listen"),
                        what + " expects " + (fills ? "an answer" : "yes-no") + " but 'on' does not say what follows '"
                                + intent + "'");
            }
        }
        if (on.isEmpty()) {
            problems.add(state.key("listen"), what + " listens but has no 'on'; expected an intent and what follows");
        }
    }

    private Map<Locale, List<String>> phrases(Fields listen, String what) {
        Map<Locale, List<String>> phrases = new LinkedHashMap<>();
        listen.find("phrases").ifPresent(node -> {
            Fields byLanguage = Fields.of(node, "'phrases' of " + what, problems);
            for (String tag : byLanguage.names()) {
                prompts.language(tag, byLanguage, "'phrases' of " + what)
                        .ifPresent(locale -> phrases.put(
                                locale, Fields.texts(byLanguage.find(tag).get(), "a phrase of " + what, problems)));
            }
            languages.stream()
                    .filter(locale -> !phrases.containsKey(locale))
                    .forEach(locale -> problems.add(
                            Rule.TRANSLATED,
                            problems.place(node),
                            "'phrases' of " + what + " has none for " + locale.toLanguageTag()));
        });
        return phrases;
    }

    /** A number of seconds; {@code otherwise} if it is not there. */
    Duration seconds(Fields in, String key, Duration otherwise, String what) {
        Optional<String> text = in.text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = SECONDS.matcher(text.get());
        int seconds = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (seconds < 1 || seconds > 60) {
            problems.add(
                    in.find(key).get(),
                    "'" + key + "' of " + what + " is '" + text.get()
                            + "'; expected whole seconds from 1s to 60s, such as 6s");
            return otherwise;
        }
        return Duration.ofSeconds(seconds);
    }

    /** What to say when an answer is missing, if the key is there. */
    Optional<Trouble> trouble(Fields in, String key) {
        return in.find(key).map(node -> {
            Fields fields = Fields.of(node, "'" + key + "'", problems).allow("say", "then");
            List<Prompt> say = fields.need("say", "a list of prompts, said one after the other")
                    .map(list -> Fields.items(list).stream()
                            .map(item -> prompts.prompt(item, "'say' of '" + key + "'"))
                            .toList())
                    .orElse(List.of());
            return new Trouble(
                    say,
                    routes.need(fields, "then", "the state that follows the last prompt", "'then' of '" + key + "'"),
                    problems.place(node));
        });
    }
}
