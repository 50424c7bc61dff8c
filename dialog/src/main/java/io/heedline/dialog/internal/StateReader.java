package io.heedline.dialog.internal;

import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Expectation;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Call;
import io.heedline.dialog.internal.Script.Ending;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the states of a scenario. */
final class StateReader {

    private static final Duration NO_INPUT_AFTER = Duration.ofSeconds(6);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,3})\\s*s");
    private static final Pattern TRANSFER_TARGET =
            Pattern.compile("[0-9+*#]{1,20}|queue:[A-Za-z0-9._-]{1,64}(@[A-Za-z0-9._-]{1,64})?");
    private static final List<String> ENDINGS = List.of("next", "listen", "transfer", "hangup");
    private static final Map<String, Expectation> KINDS =
            Map.of("wish", Expectation.INTENT, "yes-no", Expectation.YES_NO, "digits", Expectation.DIGITS);

    private final PromptReader prompts;
    private final List<Locale> languages;
    private final Problems problems;

    StateReader(PromptReader prompts, List<Locale> languages, Problems problems) {
        this.prompts = prompts;
        this.languages = languages;
        this.problems = problems;
    }

    State state(String name, Fields states) {
        String what = "state '" + name + "'";
        Node key = states.key(name);
        if (!name.matches("[a-z][a-z0-9_-]*")
                || !new Target(name, Problems.place(key), Problems.place(key)).leadsToState()) {
            problems.add(
                    key,
                    "'" + name + "' cannot name a state; expected small letters, digits, '_' and '-',"
                            + " and neither say-again nor not-understood");
        }
        Fields fields = Fields.of(states.find(name).orElseThrow(), what, problems)
                .allow(
                        "call",
                        "say",
                        "interruptible",
                        "aim",
                        "next",
                        "listen",
                        "on",
                        "keys",
                        "not-understood",
                        "nothing-heard",
                        "transfer",
                        "hangup");
        return new State(
                name,
                fields.find("call").flatMap(node -> call(node, what)),
                fields.find("say").map(node -> prompts.prompt(node, "'say' of " + what)),
                fields.flag("interruptible", true),
                fields.flag("aim", false),
                ending(fields, what, key),
                Problems.place(key));
    }

    private Ending ending(Fields fields, String what, Node key) {
        List<String> given = ENDINGS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            problems.add(
                    key,
                    what + (given.isEmpty() ? " does not say what follows" : " has " + String.join(" and ", given))
                            + "; expected exactly one of " + String.join(", ", ENDINGS));
        }
        if (!fields.has("listen")) {
            for (String listening : List.of("on", "keys", "not-understood", "nothing-heard")) {
                if (fields.has(listening)) {
                    problems.add(
                            fields.key(listening),
                            "'" + listening + "' in " + what
                                    + " has no effect without 'listen'; add 'listen' or remove it");
                }
            }
        }
        if (fields.has("listen")) {
            return listen(fields, what);
        }
        if (fields.has("transfer")) {
            return transfer(fields.find("transfer").get(), what);
        }
        if (fields.has("hangup")) {
            return new HangUp(fields.text("hangup").orElse("?"));
        }
        return new Next(fields.find("next")
                .flatMap(node -> target(node, "'next' of " + what))
                .orElse(new Target("?", Problems.place(key), Problems.place(key))));
    }

    private Listen listen(Fields state, String what) {
        Fields fields = Fields.of(state.find("listen").get(), "'listen' of " + what, problems)
                .allow("expect", "phrases", "no-input-after");
        fields.need("expect", "one of wish, yes-no, digits");
        Expectation kind = Expectation.INTENT;
        Optional<String> expect = fields.text("expect");
        if (expect.isPresent() && !KINDS.containsKey(expect.get())) {
            problems.add(
                    fields.find("expect").get(),
                    "'expect' in " + what + " is '" + expect.get() + "'; "
                            + Problems.expected("one of", expect.get(), List.of("wish", "yes-no", "digits")));
        } else if (expect.isPresent()) {
            kind = KINDS.get(expect.get());
        }
        Map<String, Target> on = targets(state, "on");
        List<String> needed = kind == Expectation.YES_NO
                ? List.of("yes", "no")
                : kind == Expectation.DIGITS ? List.of("digits") : List.of();
        for (String intent : needed) {
            if (!on.containsKey(intent)) {
                problems.add(
                        state.has("on") ? state.key("on") : state.key("listen"),
                        what + " expects " + expect.get() + " but 'on' does not say what follows '" + intent + "'");
            }
        }
        if (on.isEmpty()) {
            problems.add(state.key("listen"), what + " listens but has no 'on'; expected an intent and what follows");
        }
        return new Listen(
                kind,
                phrases(fields, what),
                noInputAfter(fields, what),
                on,
                keys(state, "keys"),
                trouble(state, "not-understood"),
                trouble(state, "nothing-heard"));
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
                            Problems.place(node),
                            "'phrases' of " + what + " has none for " + locale.toLanguageTag()));
        });
        return phrases;
    }

    private Duration noInputAfter(Fields listen, String what) {
        Optional<String> text = listen.text("no-input-after");
        if (text.isEmpty()) {
            return NO_INPUT_AFTER;
        }
        Matcher matcher = SECONDS.matcher(text.get());
        int seconds = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (seconds < 1 || seconds > 60) {
            problems.add(
                    listen.find("no-input-after").get(),
                    "'no-input-after' of " + what + " is '" + text.get()
                            + "'; expected whole seconds from 1s to 60s, such as 6s");
            return NO_INPUT_AFTER;
        }
        return Duration.ofSeconds(seconds);
    }

    private Optional<Call> call(Node node, String what) {
        Fields fields = Fields.of(node, "'call' of " + what, problems).allow("operation", "failed", "or");
        fields.need("operation", "the name of an operation");
        return fields.text("operation")
                .map(operation -> new Call(
                        operation,
                        fields.find("failed").flatMap(target -> target(target, "'failed' of " + what)),
                        targets(fields, "or"),
                        Problems.place(fields.find("operation").get())));
    }

    private TransferTo transfer(Node node, String what) {
        Fields fields = Fields.of(node, "'transfer' of " + what, problems)
                .allow("to", "reason", "disposition", "then", "nobody-there");
        fields.need("to", "the number or queue to connect to");
        fields.need(Rule.TRANSFER_REASON, "reason", "why, for the person who takes over");
        String to = fields.text("to").orElse("?");
        if (fields.text("to").isPresent() && !TRANSFER_TARGET.matcher(to).matches()) {
            problems.add(
                    fields.find("to").get(),
                    "'to' in 'transfer' of " + what + " is '" + to
                            + "'; expected a number of 1 to 20 digits, or a queue such as queue:support");
        }
        return new TransferTo(
                to,
                fields.text("reason").orElse("?"),
                fields.text("disposition").orElse(DialogSession.TRANSFERRED),
                fields.find("then").flatMap(state -> target(state, "'then' in 'transfer' of " + what)),
                fields.find("nobody-there").flatMap(state -> target(state, "'nobody-there' in 'transfer' of " + what)));
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
            Target then = fields.need("then", "the state that follows the last prompt")
                    .flatMap(target -> target(target, "'then' of '" + key + "'"))
                    .orElse(new Target("?", fields.place(), fields.place()));
            return new Trouble(say, then, Problems.place(node));
        });
    }

    /** What names lead to; empty if the key is not there. */
    Map<String, Target> targets(Fields in, String key) {
        Map<String, Target> targets = new LinkedHashMap<>();
        in.find(key).ifPresent(node -> {
            Fields fields = Fields.of(node, "'" + key + "'", problems);
            for (String name : fields.names()) {
                target(fields.find(name).get(), "'" + name + "' in '" + key + "'")
                        .ifPresent(target -> targets.put(
                                name, new Target(target.name(), target.place(), Problems.place(fields.key(name)))));
            }
        });
        return targets;
    }

    /** What pressed keys lead to; empty if there are none. */
    Map<String, Target> keys(Fields in, String key) {
        Map<String, Target> targets = targets(in, key);
        in.find(key).ifPresent(node -> {
            Fields fields = Fields.of(node, "'" + key + "'", new Problems(""));
            fields.names().stream()
                    .filter(name -> !name.matches("[0-9*#]"))
                    .forEach(name -> problems.add(
                            fields.key(name), "'" + name + "' is no key of a telephone; expected 0 to 9, * or #"));
        });
        return targets;
    }

    /** A target at a node. */
    Optional<Target> target(Node node, String what) {
        return Fields.text(node, what, problems)
                .map(name -> new Target(name, Problems.place(node), Problems.place(node)));
    }
}
