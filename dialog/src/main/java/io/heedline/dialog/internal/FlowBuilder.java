package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.HangUp;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Next;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Prompt;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.Script.TransferTo;
import io.heedline.dialog.internal.Script.Trouble;
import io.heedline.dialog.internal.check.Flow;
import io.heedline.dialog.internal.check.Flow.Act;
import io.heedline.dialog.internal.check.Flow.Effect;
import io.heedline.dialog.internal.check.Flow.Kind;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Say;
import io.heedline.dialog.internal.check.Flow.Spot;
import io.heedline.dialog.internal.check.Flow.Values;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.ArrayList;
import java.util.HashMap;
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
        return new Flow(
                script.name(),
                file,
                script.languages(),
                states,
                script.start().name(),
                nodes,
                Set.of(),
                Set.of(),
                Set.of(),
                values(),
                List.of(),
                Optional.empty());
    }

    private void add(State state) {
        Spot spot = spot(state.place());
        String ask = state.name();
        String say = state.name() + " says";
        String end = state.name() + " ends";
        List<Way> ways = new ArrayList<>();
        Act asked = new Flow.Pass();
        Effect answered = Effect.NONE;
        if (state.call().isPresent()) {
            Script.Call call = state.call().get();
            Operation operation = script.operations().get(call.operation());
            spot = spot(call.place());
            asked = new Flow.Ask(operation.name(), false, false, Set.of());
            answered = Effect.filling(operation.answers().keySet());
            call.outcomes().forEach((outcome, to) -> ways.add(way(Move.outcome(outcome), to, Kind.AT_ONCE)));
            call.failed().or(script::callFails).ifPresent(to -> ways.add(way(Move.CALL_FAILED, to, Kind.AT_ONCE)));
        }
        ways.add(0, new Way("", say, Kind.AT_ONCE, List.of(), answered, Optional.empty(), false, spot));
        nodes.put(ask, new Node(ask, state.name(), spot, asked, ways));
        Act said = state.say().<Act>map(this::say).orElse(new Flow.Pass());
        Spot place = spot(state.place());
        nodes.put(say, new Node(say, state.name(), place, said, List.of(new Way("", end, Kind.AT_ONCE, place))));
        nodes.put(end, ending(state, end));
    }

    private Node ending(State state, String id) {
        Spot spot = spot(state.place());
        List<Way> ways = new ArrayList<>();
        Act act = new Flow.Pass();
        if (state.ending() instanceof Next next) {
            ways.add(way(Move.NEXT, next.target(), Kind.AT_ONCE));
        } else if (state.ending() instanceof Listen listen) {
            act = new Flow.Listen(listen.kind() == Expectation.INTENT, troubles(listen));
            listening(listen, id, ways);
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

    private void listening(Listen listen, String id, List<Way> ways) {
        Map<String, Target> on = new LinkedHashMap<>(listen.on());
        script.always().forEach(on::putIfAbsent);
        on.forEach((intent, to) -> {
            if (to.leadsToState()) {
                Effect effect = Effect.filling(
                        intent.equals(Move.DIGITS) && listen.kind() == Expectation.DIGITS
                                ? Set.of(Move.DIGITS)
                                : Set.of());
                ways.add(new Way(
                        Move.intent(intent),
                        to.name(),
                        Kind.ANSWER,
                        List.of(),
                        effect.withConfirmed(listen.kind() == Expectation.YES_NO && intent.equals("yes")),
                        Optional.empty(),
                        false,
                        spot(to.place())));
            }
        });
        Map<String, Target> keys = new LinkedHashMap<>(listen.keys());
        script.alwaysKeys().forEach(keys::putIfAbsent);
        keys.forEach((key, to) -> {
            if (to.leadsToState()) {
                ways.add(way(Move.key(key), to, Kind.ANSWER));
            }
        });
        listen.notUnderstood()
                .or(script::notUnderstood)
                .ifPresent(t -> ways.add(way(Move.NOT_UNDERSTOOD, t.then(), Kind.TROUBLE)));
        listen.nothingHeard()
                .or(script::nothingHeard)
                .ifPresent(t -> ways.add(way(Move.NOTHING_HEARD, t.then(), Kind.TROUBLE)));
    }

    private List<Say> troubles(Listen listen) {
        return Stream.of(
                        listen.notUnderstood().or(script::notUnderstood),
                        listen.nothingHeard().or(script::nothingHeard))
                .flatMap(Optional::stream)
                .map(Trouble::say)
                .flatMap(List::stream)
                .map(this::say)
                .toList();
    }

    private Way way(String event, Target to, Kind kind) {
        return new Way(event, to.name(), kind, spot(to.place()));
    }

    private Say say(Prompt prompt) {
        Map<Locale, List<Flow.Line>> lines = new LinkedHashMap<>();
        prompt.wordings()
                .forEach((locale, wordings) -> lines.put(
                        locale,
                        wordings.stream()
                                .map(w -> new Flow.Line(w.text(), w.slots(), spot(w.place())))
                                .toList()));
        return new Say(lines);
    }

    private Map<String, Values> values() {
        Map<String, Values> values = new HashMap<>();
        script.operations()
                .values()
                .forEach(operation -> operation.answers().forEach((slot, type) -> values.put(slot, examples(type))));
        values.put(Move.DIGITS, examples(SlotType.TEXT));
        return values;
    }

    private Values examples(SlotType type) {
        List<String> raw = switch (type) {
            case MONEY -> List.of("0", "1234.56", "-5.5", "99999999.99");
            case DATE -> List.of("2026-12-05", "2028-02-29");
            case NUMBER -> List.of("0", "3", "1.5");
            case TEXT -> List.of("1");
        };
        Map<Locale, List<String>> spoken = new HashMap<>();
        script.languages()
                .forEach(locale -> spoken.put(
                        locale,
                        raw.stream().map(r -> SlotWriter.write(r, type, locale)).toList()));
        return new Values(spoken, false);
    }

    private Spot spot(Place place) {
        return new Spot(file, place.line(), place.column());
    }
}
