package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Call;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Return;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Use;
import io.heedline.dialog.internal.check.Flow;
import io.heedline.dialog.internal.check.Flow.Act;
import io.heedline.dialog.internal.check.Flow.Effect;
import io.heedline.dialog.internal.check.Flow.IfBroughtAlong;
import io.heedline.dialog.internal.check.Flow.Kind;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Opened;
import io.heedline.dialog.internal.check.Flow.Say;
import io.heedline.dialog.internal.check.Flow.Spot;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Flattens a script for a proof: what {@link Stage} does in a state, one act after the other, and what {@link
 * RunningSession} does with the caller's turn.
 */
final class FlowBuilder {

    /** An act of a state that goes on to the next one. */
    @FunctionalInterface
    private interface Part {
        Node node(String id, String next);
    }

    private final Script script;
    private final String file;
    private final FlowWays ways;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    FlowBuilder(Script script, String file) {
        this.script = script;
        this.file = file;
        this.ways = new FlowWays(script);
    }

    Flow flow() {
        script.states().values().forEach(this::add);
        Map<String, Spot> states = new LinkedHashMap<>();
        script.states().values().stream()
                .filter(this::isUsed)
                .forEach(state -> states.put(state.name(), FlowWays.spot(state.place())));
        FlowSlots slots = new FlowSlots(script);
        return new Flow(
                script.head().name(),
                file,
                script.languages(),
                states,
                script.start().name(),
                nodes,
                slots.ofPrivateKind(),
                slots.ofSecretKind(),
                slots.values(),
                slots.forbidden(),
                script.head().kind() == Script.Kind.MARKETING);
    }

    /** A sub-dialog nobody uses may come with a file that is included for the sake of another one. */
    private boolean isUsed(State state) {
        return state.dialog().isEmpty()
                || io.heedline.dialog.internal.Flow.used(
                        script.dialogs().get(state.dialog().get()), script);
    }

    private void add(State state) {
        List<Part> parts = new ArrayList<>();
        state.limit()
                .ifPresent(limit -> parts.add((id, next) -> pass(
                        state,
                        id,
                        new Way("", next, Kind.AT_ONCE_BOUNDED, FlowWays.spot(state.place())),
                        ways.to(state, "at-most " + limit.times(), limit.then(), Kind.AT_ONCE_BOUNDED))));
        if (!state.changes().set().isEmpty() || !state.changes().clear().isEmpty()) {
            Effect changed = Effect.NONE
                    .withEmpties(Set.copyOf(state.changes().clear()))
                    .withFills(state.changes().set());
            parts.add((id, next) -> pass(state, id, step(state, next).with(changed)));
        }
        state.call().ifPresent(call -> parts.add((id, next) -> ask(state, call, id, next)));
        if (state.ending() instanceof Listen listen && broughtAlong(listen)) {
            parts.add((id, next) -> skipped(state, listen, id, next));
        }
        state.say()
                .ifPresent(prompt -> parts.add((id, next) -> new Node(
                        id, state.name(), FlowWays.spot(state.place()), say(prompt), List.of(step(state, next)))));
        String id = state.name();
        for (int i = 0; i < parts.size(); i++) {
            String next = state.name() + " " + (i + 1);
            nodes.put(id, parts.get(i).node(id, next));
            id = next;
        }
        nodes.put(id, ending(state, id));
    }

    private static Way step(State state, String next) {
        return new Way("", next, Kind.AT_ONCE, FlowWays.spot(state.place()));
    }

    private static Node pass(State state, String id, Way... ways) {
        return new Node(id, state.name(), FlowWays.spot(state.place()), new Flow.Pass(), List.of(ways));
    }

    private Node ask(State state, Call call, String id, String next) {
        Operation operation = script.operations().get(call.operation());
        Spot spot = FlowWays.spot(call.place());
        Effect answered = Effect.filling(operation.answers().keySet());
        if (operation.verifies()) {
            answered = answered.withVerified(true);
        }
        if (operation.changes()) {
            answered = answered.withConfirmed(false);
        }
        List<Way> on = new ArrayList<>(List.of(new Way("", next, Kind.AT_ONCE, spot).with(answered)));
        call.outcomes()
                .forEach((outcome, route) ->
                        on.addAll(ways.along(state, Move.outcome(outcome), route, Kind.AT_ONCE, Effect.NONE)));
        call.failed()
                .or(script.common()::callFails)
                .ifPresent(to -> on.add(ways.to(state, Move.CALL_FAILED, to, Kind.AT_ONCE)
                        .inAllStates(call.failed().isEmpty())));
        Set<String> passed = operation.needs().keySet().stream()
                .flatMap(argument -> call.slotFor(argument).stream())
                .collect(Collectors.toSet());
        Act act = new Flow.Ask(operation.name(), operation.isPrivate(), operation.changes(), passed);
        return new Node(id, state.name(), spot, act, on);
    }

    private boolean broughtAlong(Listen listen) {
        return listen.slot()
                .map(script.slots()::get)
                .filter(slot -> slot.withWish())
                .isPresent();
    }

    /** What the caller has said with the wish is not asked for. */
    private Node skipped(State state, Listen listen, String id, String next) {
        List<Way> on = new ArrayList<>(List.of(step(state, next)));
        Route filled = listen.on().get(Move.FILLED);
        for (Way way : ways.along(state, Move.FILLED, filled, Kind.AT_ONCE_BOUNDED, Effect.NONE)) {
            List<Flow.Guard> guards = new ArrayList<>(way.guards());
            guards.add(new IfBroughtAlong(listen.slot().orElseThrow()));
            on.add(way.only(guards));
        }
        return new Node(id, state.name(), FlowWays.spot(state.place()), new Flow.Pass(), on);
    }

    private Node ending(State state, String id) {
        Spot spot = FlowWays.spot(state.place());
        if (state.ending() instanceof Next next) {
            return new Node(
                    id,
                    state.name(),
                    spot,
                    new Flow.Pass(),
                    ways.along(state, Move.NEXT, next.route(), Kind.AT_ONCE, Effect.NONE));
        } else if (state.ending() instanceof Listen listen) {
            return new Node(id, state.name(), spot, heard(listen), ways.listening(state, listen));
        } else if (state.ending() instanceof Use use) {
            return used(state, use, id);
        } else if (state.ending() instanceof Return back) {
            return new Node(id, state.name(), FlowWays.spot(back.place()), new Flow.Return(back.outcome()), List.of());
        } else if (state.ending() instanceof TransferTo transfer) {
            return handedOver(state, transfer, id);
        }
        return new Node(id, state.name(), spot, new Flow.End(((HangUp) state.ending()).disposition()), List.of());
    }

    private Node used(State state, Use use, String id) {
        Map<String, String> then = new LinkedHashMap<>();
        use.outcomes().forEach((outcome, route) -> {
            String back = state.name() + " back " + outcome;
            String on = state.name() + " after " + outcome;
            then.put(outcome, back);
            nodes.put(back, pass(state, back, step(state, on).with(Effect.NONE.withCopies(use.gives()))));
            nodes.put(
                    on,
                    new Node(
                            on,
                            state.name(),
                            FlowWays.spot(use.place()),
                            new Flow.Pass(),
                            ways.along(state, outcome, route, Kind.AT_ONCE, Effect.NONE)));
        });
        Way way = new Way(
                        Move.USE,
                        script.dialogs().get(use.dialog()).start().name(),
                        Kind.AT_ONCE,
                        FlowWays.spot(use.place()))
                .with(Effect.NONE.withCopies(use.with()))
                .opening(new Opened(use.dialog(), state.name(), then));
        return new Node(id, state.name(), FlowWays.spot(use.place()), new Flow.Pass(), List.of(way));
    }

    private Node handedOver(State state, TransferTo transfer, String id) {
        List<Way> on = new ArrayList<>();
        transfer.then().ifPresent(to -> on.add(ways.to(state, Move.PERSON_GONE, to, Kind.PERSON)));
        transfer.nobodyThere().ifPresent(to -> on.add(ways.to(state, Move.NOBODY_THERE, to, Kind.PERSON)));
        String over = state.name() + " over";
        Spot spot = FlowWays.spot(state.place());
        nodes.put(over, new Node(over, state.name(), spot, new Flow.End(transfer.disposition()), List.of()));
        on.add(new Way("", over, Kind.PERSON, spot));
        String target = script.head().persons().getOrDefault(transfer.to(), transfer.to());
        return new Node(id, state.name(), spot, new Flow.HandOver(target, transfer.reason()), on);
    }

    private Act heard(Listen listen) {
        List<Say> asides = new ArrayList<>();
        listen.notUnderstood()
                .or(script.common()::notUnderstood)
                .ifPresent(t -> t.say().forEach(p -> asides.add(say(p))));
        listen.nothingHeard()
                .or(script.common()::nothingHeard)
                .ifPresent(t -> t.say().forEach(p -> asides.add(say(p))));
        script.common().holdOn().ifPresent(holdOn -> asides.add(say(holdOn.say())));
        return new Flow.Listen(asides);
    }

    private static Say say(Prompt prompt) {
        Map<Locale, List<Flow.Line>> lines = new LinkedHashMap<>();
        prompt.wordings()
                .forEach((locale, wordings) -> lines.put(
                        locale,
                        wordings.stream()
                                .map(w -> new Flow.Line(w.text(), w.slots(), FlowWays.spot(w.place())))
                                .toList()));
        return new Say(lines);
    }
}
