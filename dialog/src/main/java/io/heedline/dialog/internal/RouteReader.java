package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Branch;
import io.heedline.dialog.internal.Script.Comparison;
import io.heedline.dialog.internal.Script.Condition;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what leads where, and on what conditions. */
final class RouteReader {

    private static final List<String> COMPARISONS = Stream.of(Comparison.values())
            .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .filter(word -> !word.endsWith("known"))
            .toList();

    private final UnaryOperator<String> scope;
    private final Problems problems;

    /**
     * @param scope makes the full name of a state of a name in the file: within a sub-dialog, its own states come first
     */
    RouteReader(UnaryOperator<String> scope, Problems problems) {
        this.scope = scope;
        this.problems = problems;
    }

    /** A target at a node. */
    Optional<Target> target(Node node, String what) {
        return Fields.text(node, what, problems)
                .map(name -> new Target(scope.apply(name), problems.place(node), problems.place(node)));
    }

    /** The target of a key that must be there. */
    Target need(Fields in, String key, String meaning, String what) {
        return in.need(key, meaning)
                .flatMap(node -> target(node, what))
                .orElse(new Target("?", in.place(), in.place()));
    }

    /** What a key leads to; a plain name, or a list of conditions with a name each. */
    Optional<Route> route(Fields in, String key, String what) {
        return in.find(key).map(node -> {
            List<Branch> branches = new ArrayList<>();
            if (node instanceof SequenceNode list) {
                list.getValue().forEach(item -> branch(item, what).ifPresent(branches::add));
                if (branches.size() == list.getValue().size()) {
                    checkOrder(branches, node, what);
                }
            } else {
                target(node, what)
                        .map(to -> new Target(to.name(), to.place(), problems.place(in.key(key))))
                        .ifPresent(to -> branches.add(new Branch(List.of(), to)));
            }
            return new Route(branches, problems.place(in.key(key)));
        });
    }

    /** What names lead to; empty if the key is not there. */
    Map<String, Route> routes(Fields in, String key) {
        Map<String, Route> routes = new LinkedHashMap<>();
        in.find(key).ifPresent(node -> {
            Fields fields = Fields.of(node, "'" + key + "'", problems);
            for (String name : fields.names()) {
                route(fields, name, "'" + name + "' in '" + key + "'")
                        .filter(route -> !route.branches().isEmpty())
                        .ifPresent(route -> routes.put(name, route));
            }
        });
        return routes;
    }

    /** What pressed keys lead to; empty if there are none. */
    Map<String, Route> keys(Fields in, String key) {
        Map<String, Route> routes = routes(in, key);
        routes.forEach((name, route) -> {
            if (!name.matches("[0-9*#]")) {
                problems.add(route.keyPlace(), "'" + name + "' is no key of a telephone; expected 0 to 9, * or #");
            }
        });
        return routes;
    }

    private Optional<Branch> branch(Node node, String what) {
        if (!(node instanceof MappingNode)) {
            problems.add(
                    node,
                    what + " is a list with " + Fields.kind(node)
                            + "; expected {when: ..., to: state} for each, and {to: state} for the last");
            return Optional.empty();
        }
        Fields fields = Fields.of(node, "a branch of " + what, problems).allow("when", "to");
        List<Condition> when = new ArrayList<>();
        fields.find("when")
                .ifPresent(conditions -> Fields.items(conditions)
                        .forEach(item -> condition(item, what).ifPresent(when::add)));
        fields.need("to", "the state that follows");
        return fields.find("to").flatMap(to -> target(to, "'to' in " + what)).map(to -> new Branch(when, to));
    }

    /** The first branch without conditions is always taken, so it must be the last one. */
    private void checkOrder(List<Branch> branches, Node node, String what) {
        for (int i = 0; i < branches.size() - 1; i++) {
            if (branches.get(i).when().isEmpty()) {
                problems.add(
                        branches.get(i).to().place(),
                        what + " has branches after one without 'when', which are never taken; expected it last");
            }
        }
        if (branches.isEmpty() || !branches.get(branches.size() - 1).when().isEmpty()) {
            problems.add(
                    node,
                    what + " does not say what follows if no condition holds; expected a last line {to: state}"
                            + " without 'when'");
        }
    }

    private Optional<Condition> condition(Node node, String what) {
        String name = "'when' in " + what;
        Fields fields = Fields.of(node, name, problems);
        List<String> given =
                fields.names().stream().filter(key -> !key.equals("slot")).toList();
        Optional<Node> slot = fields.need("slot", "the slot that is looked at");
        List<String> known = new ArrayList<>(COMPARISONS);
        known.add("known");
        given.stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(
                        fields.key(key),
                        "unknown comparison '" + key + "' in " + name + "; "
                                + Problems.expected("one of", key, known)));
        if (given.size() != 1) {
            problems.add(
                    node,
                    name + " has " + given.size() + " comparisons; expected one of " + String.join(", ", known)
                            + " (several conditions are written as a list)");
            return Optional.empty();
        }
        if (slot.isEmpty() || !known.contains(given.get(0))) {
            return Optional.empty();
        }
        return fields.text("slot").flatMap(s -> comparison(fields, s, given.get(0), node));
    }

    private Optional<Condition> comparison(Fields fields, String slot, String key, Node node) {
        if (key.equals("known")) {
            Comparison comparison = fields.flag("known", true) ? Comparison.KNOWN : Comparison.UNKNOWN;
            return Optional.of(new Condition(slot, comparison, "", problems.place(node)));
        }
        Comparison comparison = Comparison.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        return fields.text(key).map(value -> new Condition(slot, comparison, value, problems.place(node)));
    }
}
