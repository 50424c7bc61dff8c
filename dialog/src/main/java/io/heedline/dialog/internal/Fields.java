package io.heedline.dialog.internal;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys and values of one YAML mapping. Works on YAML's nodes rather than on Java objects: nodes know line and
 * column, and keep "on", "yes" and "no" as they were written.
 */
final class Fields {

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final String what;
    private final Place place;
    private final Problems problems;

    private Fields(String what, Place place, Problems problems) {
        this.what = what;
        this.place = place;
        this.problems = problems;
    }

    /** The fields of a node; with a problem noted, none, if it is no mapping. */
    static Fields of(Node node, String what, Problems problems) {
        Fields fields = new Fields(what, problems.place(node), problems);
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, what + " is " + kind(node) + "; expected keys with values, one a line: 'key: value'");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                problems.add(key, "a key in " + what + " is " + kind(key) + "; expected a plain name");
            } else if (fields.keys.containsKey(scalar.getValue())) {
                problems.add(
                        key,
                        "'" + scalar.getValue() + "' stands twice in " + what + "; the first is in line "
                                + problems.place(fields.keys.get(scalar.getValue()))
                                        .line() + "; keep one");
            } else {
                fields.keys.put(scalar.getValue(), key);
                fields.values.put(scalar.getValue(), tuple.getValueNode());
            }
        }
        return fields;
    }

    /** No fields at all, for a node that is not there. */
    static Fields none() {
        return new Fields("", new Place("", 0, 0), new Problems(""));
    }

    /** Notes a problem for every key that is not among {@code known}. */
    Fields allow(String... known) {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!List.of(known).contains(key.getKey())) {
                problems.add(
                        key.getValue(),
                        "unknown key '" + key.getKey() + "' in " + what + "; "
                                + Problems.expected("one of", key.getKey(), List.of(known)));
            }
        }
        return this;
    }

    Place place() {
        return place;
    }

    Collection<String> names() {
        return keys.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Node key(String key) {
        return keys.get(key);
    }

    /** The value of a key, if there. */
    Optional<Node> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key; a problem if it is not there. */
    Optional<Node> need(String key, String meaning) {
        return need(Rule.WELL_FORMED, key, meaning);
    }

    /** The value of a key; if it is not there, a problem that breaks a particular rule. */
    Optional<Node> need(Rule rule, String key, String meaning) {
        if (!values.containsKey(key)) {
            problems.add(rule, place, what + " has no '" + key + "'; expected " + meaning);
        }
        return find(key);
    }

    /** The text of a key, if there and not empty. */
    Optional<String> text(String key) {
        return find(key).flatMap(node -> text(node, "'" + key + "' in " + what, problems));
    }

    /** True or false; false if not there. */
    boolean flag(String key, boolean otherwise) {
        Optional<String> text = text(key);
        if (text.isPresent() && !List.of("true", "false").contains(text.get())) {
            problems.add(
                    values.get(key), "'" + key + "' in " + what + " is '" + text.get() + "'; expected true or false");
        }
        return text.map("true"::equals).orElse(otherwise);
    }

    /** The text of a node; a problem if it is none or empty. */
    static Optional<String> text(Node node, String what, Problems problems) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(node, what + " is " + kind(node) + "; expected a text");
            return Optional.empty();
        }
        if (scalar.getValue().isBlank() || (scalar.isPlain() && scalar.getTag().equals(Tag.NULL))) {
            problems.add(node, what + " is empty; expected a text");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().strip());
    }

    /** The texts of a node that is a list, or a single text. */
    static List<String> texts(Node node, String what, Problems problems) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(node)) {
            text(item, what, problems).ifPresent(texts::add);
        }
        if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
            problems.add(node, what + " is an empty list; expected at least one text");
        }
        return texts;
    }

    /** The items of a list; anything else counts as a list of one. */
    static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    static String kind(Node node) {
        return switch (node.getNodeId()) {
            case sequence -> "a list";
            case mapping -> "a block of keys";
            case scalar ->
                ((ScalarNode) node).getValue().isBlank()
                        ? "empty"
                        : "the text '" + shortened(((ScalarNode) node).getValue()) + "'";
            case anchor -> "a reference";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "...";
    }
}
