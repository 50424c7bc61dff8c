package io.heedline.dialog.internal;

import io.heedline.dialog.DialogSession;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Call;
import io.heedline.dialog.internal.Script.Changes;
import io.heedline.dialog.internal.Script.Ending;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Limit;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Return;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the states of a scenario or of one of its sub-dialogs. */
final class StateReader {

    private static final List<String> ENDINGS = List.of("next", "listen", "use", "return", "transfer", "hangup");

    private final Optional<String> dialog;
    private final PromptReader prompts;
    private final RouteReader routes;
    private final ListenReader listening;
    private final Problems problems;

    /**
     * @param dialog the sub-dialog the states belong to
     */
    StateReader(
            Optional<String> dialog,
            PromptReader prompts,
            RouteReader routes,
            ListenReader listening,
            Problems problems) {
        this.dialog = dialog;
        this.prompts = prompts;
        this.routes = routes;
        this.listening = listening;
        this.problems = problems;
    }

    State state(String name, Fields states) {
        String fullName = dialog.map(d -> d + "." + name).orElse(name);
        String what = "state '" + fullName + "'";
        Node key = states.key(name);
        if (!name.matches("[a-z][a-z0-9_-]*") || BuiltIn.named(name).isPresent()) {
            problems.add(
                    key,
                    "'" + name + "' cannot name a state; expected small letters, digits, '_' and '-'," + " and none of "
                            + String.join(", ", BuiltIn.words()));
        }
        Fields fields = Fields.of(states.find(name).orElseThrow(), what, problems)
                .allow(
                        "at-most",
                        "set",
                        "clear",
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
                        "use",
                        "with",
                        "gives",
                        "return",
                        "transfer",
                        "hangup");
        return new State(
                fullName,
                dialog,
                fields.find("at-most").map(node -> limit(node, what)),
                new Changes(pairs(fields, "set"), clear(fields, what), fields.place()),
                fields.find("call").flatMap(node -> call(node, what)),
                fields.find("say").map(node -> prompts.prompt(node, "'say' of " + what)),
                fields.flag("interruptible", true),
                fields.flag("aim", false),
                ending(fields, what, key),
                problems.place(key));
    }

    private Limit limit(Node node, String what) {
        Fields fields = Fields.of(node, "'at-most' of " + what, problems).allow("times", "in", "then");
        fields.need("times", "how often the state may be entered");
        Optional<String> times = fields.text("times");
        if (times.isPresent() && !times.get().matches("[1-9]")) {
            problems.add(
                    fields.find("times").get(),
                    "'times' in 'at-most' of " + what + " is '" + times.get() + "'; expected a number from 1 to 9");
        }
        Optional<String> in = fields.text("in");
        if (in.isPresent() && !List.of("call", "wish").contains(in.get())) {
            problems.add(
                    fields.find("in").get(),
                    "'in' in 'at-most' of " + what + " is '" + in.get()
                            + "'; expected call (counted in the whole call) or wish (since the caller's last wish)");
        }
        Target then = routes.need(
                fields, "then", "the state that follows instead after that", "'then' in 'at-most' of " + what);
        return new Limit(
                times.filter(t -> t.matches("[1-9]")).map(Integer::parseInt).orElse(1),
                in.filter("call"::equals).isPresent(),
                then,
                problems.place(node));
    }

    private List<String> clear(Fields state, String what) {
        return state.find("clear")
                .map(node -> Fields.texts(node, "a slot in 'clear' of " + what, problems))
                .orElse(List.of());
    }

    /** Texts by name; empty if the key is not there. */
    private Map<String, String> pairs(Fields in, String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        in.find(key).ifPresent(node -> {
            Fields fields = Fields.of(node, "'" + key + "'", problems);
            fields.names().forEach(name -> fields.text(name).ifPresent(text -> pairs.put(name, text)));
        });
        return pairs;
    }

    private Ending ending(Fields fields, String what, Node key) {
        List<String> given = ENDINGS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            problems.add(
                    key,
                    what + (given.isEmpty() ? " does not say what follows" : " has " + String.join(" and ", given))
                            + "; expected exactly one of " + String.join(", ", ENDINGS));
        }
        uselessWithout("listen", List.of("keys", "not-understood", "nothing-heard"), fields, what);
        uselessWithout("use", List.of("with", "gives"), fields, what);
        if (fields.has("on") && !fields.has("listen") && !fields.has("use")) {
            problems.add(
                    fields.key("on"),
                    "'on' in " + what + " has no effect without 'listen' or 'use'; add one of them or remove it");
        }
        if (fields.has("listen")) {
            return listening.listen(fields, what);
        } else if (fields.has("transfer")) {
            return transfer(fields.find("transfer").get(), what);
        } else if (fields.has("hangup")) {
            return new HangUp(fields.text("hangup").orElse("?"));
        } else if (fields.has("use")) {
            return new Use(
                    fields.text("use").orElse("?"),
                    pairs(fields, "with"),
                    pairs(fields, "gives"),
                    routes.routes(fields, "on"),
                    problems.place(fields.find("use").get()));
        } else if (fields.has("return")) {
            return new Return(
                    fields.text("return").orElse("?"),
                    problems.place(fields.find("return").get()));
        }
        Target unknown = new Target("?", problems.place(key), problems.place(key));
        return new Next(routes.route(fields, "next", "'next' of " + what).orElse(Route.to(unknown)));
    }

    private void uselessWithout(String needed, List<String> keys, Fields fields, String what) {
        if (!fields.has(needed)) {
            for (String key : keys) {
                if (fields.has(key)) {
                    problems.add(
                            fields.key(key),
                            "'" + key + "' in " + what + " has no effect without '" + needed + "'; add '" + needed
                                    + "' or remove it");
                }
            }
        }
    }

    private Optional<Call> call(Node node, String what) {
        Fields fields =
                Fields.of(node, "'call' of " + what, problems).allow("operation", "with", "fixed", "failed", "or");
        fields.need("operation", "the name of an operation");
        return fields.text("operation")
                .map(operation -> new Call(
                        operation,
                        pairs(fields, "with"),
                        pairs(fields, "fixed"),
                        fields.find("failed").flatMap(target -> routes.target(target, "'failed' of " + what)),
                        routes.routes(fields, "or"),
                        problems.place(fields.find("operation").get())));
    }

    private TransferTo transfer(Node node, String what) {
        Fields fields = Fields.of(node, "'transfer' of " + what, problems)
                .allow("to", "reason", "disposition", "then", "nobody-there");
        Node to = fields.need("to", "one of 'persons', or the number or queue to connect to")
                .orElse(node);
        fields.need(Rule.TRANSFER_REASON, "reason", "why, for the person who takes over");
        return new TransferTo(
                fields.text("to").orElse("?"),
                fields.text("reason").orElse("?"),
                fields.text("disposition").orElse(DialogSession.TRANSFERRED),
                fields.find("then").flatMap(state -> routes.target(state, "'then' in 'transfer' of " + what)),
                fields.find("nobody-there")
                        .flatMap(state -> routes.target(state, "'nobody-there' in 'transfer' of " + what)),
                problems.place(to));
    }
}
