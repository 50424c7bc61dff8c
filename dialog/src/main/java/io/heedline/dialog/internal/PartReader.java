package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Dialog;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a scenario's file and those it includes have alike: slots, operations, sub-dialogs and states. */
final class PartReader {

    /** The keys of such a file. */
    static final List<String> KEYS = List.of("slots", "operations", "dialogs", "states");

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Dialog> dialogs = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Locale> languages;

    PartReader(List<Locale> languages) {
        this.languages = languages;
    }

    Map<String, Slot> slots() {
        return slots;
    }

    Map<String, Operation> operations() {
        return operations;
    }

    Map<String, Dialog> dialogs() {
        return dialogs;
    }

    Map<String, State> states() {
        return states;
    }

    /** Reads one file's part. */
    void read(Fields top, Problems problems) {
        PromptReader prompts = new PromptReader(languages, problems);
        SlotReader reader = new SlotReader(prompts, languages, problems);
        top.find("slots").ifPresent(node -> {
            Fields listed = Fields.of(node, "'slots'", problems);
            listed.names().forEach(name -> add(slots, "slot", name, reader.slot(name, listed), listed, problems));
        });
        top.find("operations").ifPresent(node -> {
            Fields listed = Fields.of(node, "'operations'", problems);
            listed.names()
                    .forEach(name ->
                            add(operations, "operation", name, reader.operation(name, listed), listed, problems));
        });
        top.find("dialogs").ifPresent(node -> {
            Fields listed = Fields.of(node, "'dialogs'", problems);
            listed.names().forEach(name -> dialog(name, listed, prompts, problems));
        });
        top.find("states")
                .ifPresent(node -> states(
                        Optional.empty(), Fields.of(node, "'states'", problems), name -> name, prompts, problems));
    }

    private void dialog(String name, Fields dialogs, PromptReader prompts, Problems problems) {
        String what = "sub-dialog '" + name + "'";
        if (!name.matches("[a-z][a-z0-9_-]*")) {
            problems.add(
                    dialogs.key(name),
                    "'" + name + "' cannot name a sub-dialog; expected small letters, digits, '_' and '-'");
        }
        Fields fields =
                Fields.of(dialogs.find(name).orElseThrow(), what, problems).allow("start", "outcomes", "states");
        Optional<Node> own = fields.need("states", "the states of the sub-dialog");
        Fields listed = own.map(node -> Fields.of(node, "'states' of " + what, problems))
                .orElse(Fields.none());
        UnaryOperator<String> scope = state -> listed.has(state) ? name + "." + state : state;
        List<String> outcomes = fields.need("outcomes", "a list of how it may end")
                .map(node -> Fields.texts(node, "an outcome of " + what, problems))
                .orElse(List.of());
        Dialog dialog = new Dialog(
                name,
                new RouteReader(scope, problems)
                        .need(fields, "start", "the name of the state it begins in", "'start' of " + what),
                outcomes,
                problems.place(dialogs.key(name)));
        add(this.dialogs, "sub-dialog", name, dialog, dialogs, problems);
        states(Optional.of(name), listed, scope, prompts, problems);
    }

    private void states(
            Optional<String> dialog,
            Fields listed,
            UnaryOperator<String> scope,
            PromptReader prompts,
            Problems problems) {
        RouteReader routes = new RouteReader(scope, problems);
        ListenReader listening = new ListenReader(prompts, routes, languages, problems);
        StateReader reader = new StateReader(dialog, prompts, routes, listening, problems);
        for (String name : listed.names()) {
            State state = reader.state(name, listed);
            add(states, "state", state.name(), state, listed.key(name), problems);
        }
    }

    private static <T> void add(
            Map<String, T> into, String what, String name, T read, Fields listed, Problems problems) {
        add(into, what, name, read, listed.key(name), problems);
    }

    private static <T> void add(Map<String, T> into, String what, String name, T read, Node key, Problems problems) {
        if (into.putIfAbsent(name, read) != null) {
            problems.add(key, "the " + what + " '" + name + "' stands in another file too; keep one");
        }
    }
}
