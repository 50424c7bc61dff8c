package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Answer;
import io.heedline.dialog.internal.Script.Call;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.Return;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.dialog.internal.Script.Use;
import io.heedline.dialog.internal.check.Flow;
import io.heedline.dialog.internal.check.Flow.Act;
import io.heedline.dialog.internal.check.Flow.Effect;
import io.heedline.dialog.internal.check.Flow.Kind;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Opened;
import io.heedline.dialog.internal.check.Flow.Say;
import io.heedline.dialog.internal.check.Flow.Spot;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Flattens a script for a proof: what a session does in a state, one act after the other. */
final class FlowBuilder {

    private final Script script;
    private final String file;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    FlowBuilder(Script script, String file) {
        this.script = script;
        this.file = file;
    }

    Flow flow() {
        script.states().values().forEach(this::add);
        Map<String, Spot> states = new LinkedHashMap<>();
        script.states().forEach((name, state) -> states.put(name, spot(state.place())));
        Set<String> privateSlots = new HashSet<>();
        script.operations()
                .values()
                .forEach(operation -> operation.answers().forEach((name, answer) -> {
                    if (answer.isPrivate()) {
                        privateSlots.add(name);
                    }
                }));
        Set<String> secretSlots = new HashSet<>();
        script.slots().values().stream().filter(Slot::secret).map(Slot::name).forEach(secretSlots::add);
        List<Flow.Forbidden> forbidden = new ArrayList<>();
        script.head()
                .forbidden()
                .forEach((locale, phrases) -> phrases.forEach(
                        phrase -> forbidden.add(new Flow.Forbidden(locale, phrase, new Spot(file, 1, 1)))));
        return new Flow(
                script.head().name(),
                file,
                script.languages(),
                states,
                script.start().name(),
                nodes,
                privateSlots,
                secretSlots,
                Set.of(),
                new FlowValues(script).values(),
                forbidden,
                Optional.empty());
    }

    private void add(State state) {
        Spot spot = spot(state.place());
        String asks = state.name() + " asks";
        String says = state.name() + " says";
        String ends = state.name() + " ends";
        List<Way> entered = new ArrayList<>();
        Map<String, String> set = Map.copyOf(state.changes().set());
        Effect changed = new Effect(set, Set.copyOf(state.changes().clear()), Optional.empty(), Optional.empty());
        entered.add(new Way("", asks, Kind.AT_ONCE, List.of(), changed, Optional.empty(), false, spot));
        state.limit().ifPresent(limit -> entered.add(way(Move.LIMIT, limit.then(), Kind.AT_ONCE)));
        nodes.put(state.name(), new Node(state.name(), state.name(), spot, new Flow.Pass(), entered));
        nodes.put(
                asks, state.call().map(call -> asking(state, call, asks, says)).orElse(passing(state, asks, says)));
        Act said = state.say().<Act>map(this::say).orElse(new Flow.Pass());
        nodes.put(says, new Node(says, state.name(), spot, said, List.of(new Way("", ends, Kind.AT_ONCE, spot))));
        nodes.put(ends, ending(state, ends));
    }

    private Node passing(State state, String id, String next) {
        Spot spot = spot(state.place());
        return new Node(id, state.name(), spot, new Flow.Pass(), List.of(new Way("", next, Kind.AT_ONCE, spot)));
    }

    private Node asking(State state, Call call, String id, String next) {
        Spot spot = spot(call.place());
        Operation operation = script.operations().get(call.operation());
        Set<String> passed = new HashSet<>();
        operation.needs().keySet().forEach(argument -> call.slotFor(argument).ifPresent(passed::add));
        boolean hasPrivate = operation.answers().values().stream().anyMatch(Answer::isPrivate);
        Effect answered = Effect.filling(operation.answers().keySet());
        if (operation.verifies()) {
            answered = answered.withVerified(true);
        }
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("", next, Kind.AT_ONCE, List.of(), answered, Optional.empty(), false, spot));
        call.outcomes().forEach((outcome, route) -> ways.addAll(ways(Move.outcome(outcome), route, Kind.AT_ONCE)));
        call.failed().or(script.common()::callFails).ifPresent(to -> ways.add(way(Move.CALL_FAILED, to, Kind.AT_ONCE)));
        return new Node(
                id, state.name(), spot, new Flow.Ask(operation.name(), hasPrivate, operation.changes(), passed), ways);
    }

    private Node ending(State state, String id) {
        Spot spot = spot(state.place());
        List<Way> ways = new ArrayList<>();
        Act act = new Flow.Pass();
        if (state.ending() instanceof Next next) {
            ways.addAll(ways(Move.NEXT, next.route(), Kind.AT_ONCE));
        } else if (state.ending() instanceof Listen listen) {
            act = new Flow.Listen(listen.kind() == Expectation.INTENT, troubles(listen));
            listening(listen, ways);
        } else if (state.ending() instanceof Use use) {
            ways.add(opening(state, use));
        } else if (state.ending() instanceof Return back) {
            act = new Flow.Return(back.outcome());
        } else if (state.ending() instanceof TransferTo transfer) {
            act = new Flow.HandOver(transfer.reason());
            transfer.then().ifPresent(to -> ways.add(way(Move.PERSON_GONE, to, Kind.PERSON)));
            transfer.nobodyThere().ifPresent(to -> ways.add(way(Move.NOBODY_THERE, to, Kind.PERSON)));
            String over = state.name() + " over";
            nodes.put(over, new Node(over, state.name(), spot, new Flow.End(transfer.disposition()), List.of()));
            ways.add(new Way("", over, Kind.PERSON, spot));
        } else if (state.ending() instanceof HangUp hangUp) {
            act = new Flow.End(hangUp.disposition());
        }
        return new Node(id, state.name(), spot, act, ways);
    }

    /** A sub-dialog gives back to a node of its own for each outcome, where slots are copied and conditions looked at. */
    private Way opening(State state, Use use) {
        Spot spot = spot(use.place());
        Map<String, String> then = new LinkedHashMap<>();
        use.outcomes().forEach((outcome, route) -> {
            String id = state.name() + " after " + outcome;
            String chosen = id + " chosen";
            then.put(outcome, id);
            Effect given = Effect.filling(use.gives().keySet());
            nodes.put(
                    id,
                    new Node(
                            id,
                            state.name(),
                            spot,
                            new Flow.Pass(),
                            List.of(new Way(
                                    "", chosen, Kind.AT_ONCE, List.of(), given, Optional.empty(), false, spot))));
            nodes.put(
                    chosen, new Node(chosen, state.name(), spot, new Flow.Pass(), ways(outcome, route, Kind.AT_ONCE)));
        });
        return new Way(
                Move.USE,
                script.dialogs().get(use.dialog()).start().name(),
                Kind.AT_ONCE,
                List.of(),
                Effect.filling(use.with().keySet()),
                Optional.of(new Opened(use.dialog(), then)),
                false,
                spot);
    }

    private void listening(Listen listen, List<Way> ways) {
        Move.on(listen, script).forEach((intent, route) -> {
            Effect effect = Effect.NONE;
            if (intent.equals(Move.FILLED)) {
                effect = Effect.filling(listen.slot().map(Set::of).orElse(Set.of()));
            } else if (listen.kind() == Expectation.YES_NO && intent.equals("yes")) {
                effect = effect.withConfirmed(true);
            }
            ways.addAll(ways(Move.intent(intent), route, Kind.ANSWER, effect));
        });
        Move.keys(listen, script).forEach((key, route) -> {
            boolean yes = listen.kind() == Expectation.YES_NO
                    && listen.keys().containsKey(key)
                    && route.targets().stream()
                            .map(Target::name)
                            .toList()
                            .equals(listen.on().get("yes").targets().stream()
                                    .map(Target::name)
                                    .toList());
            ways.addAll(ways(Move.key(key), route, Kind.ANSWER, yes ? Effect.NONE.withConfirmed(true) : Effect.NONE));
        });
        listen.notUnderstood()
                .or(script.common()::notUnderstood)
                .ifPresent(t -> ways.add(way(Move.NOT_UNDERSTOOD, t.then(), Kind.TROUBLE)));
        listen.nothingHeard()
                .or(script.common()::nothingHeard)
                .ifPresent(t -> ways.add(way(Move.NOTHING_HEARD, t.then(), Kind.TROUBLE)));
    }

    private List<Say> troubles(Listen listen) {
        return Stream.of(
                        listen.notUnderstood().or(script.common()::notUnderstood),
                        listen.nothingHeard().or(script.common()::nothingHeard))
                .flatMap(Optional::stream)
                .map(Trouble::say)
                .flatMap(List::stream)
                .map(this::say)
                .toList();
    }

    private List<Way> ways(String event, Route route, Kind kind) {
        return ways(event, route, kind, Effect.NONE);
    }

    private List<Way> ways(String event, Route route, Kind kind, Effect effect) {
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < route.branches().size(); i++) {
            Target to = route.branches().get(i).to();
            if (to.leadsToState()) {
                ways.add(new Way(
                        event,
                        to.name(),
                        kind,
                        Guards.of(route, i),
                        effect,
                        Optional.empty(),
                        leaves(to),
                        spot(to.place())));
            }
        }
        return ways;
    }

    private Way way(String event, Target to, Kind kind) {
        return new Way(event, to.name(), kind, List.of(), Effect.NONE, Optional.empty(), leaves(to), spot(to.place()));
    }

    private boolean leaves(Target to) {
        return script.states().get(to.name()).dialog().isEmpty();
    }

    private Say say(Prompt prompt) {
        Map<Locale, List<Flow.Line>> lines = new HashMap<>();
        prompt.wordings()
                .forEach((locale, wordings) -> lines.put(
                        locale,
                        wordings.stream()
                                .map(w -> new Flow.Line(w.text(), w.slots(), spot(w.place())))
                                .toList()));
        return new Say(lines);
    }

    private static Spot spot(Place place) {
        return new Spot(place.file(), place.line(), place.column());
    }
}
