package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.internal.Script.Branch;
import io.heedline.dialog.internal.Script.Comparison;
import io.heedline.dialog.internal.Script.Condition;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Target;
import io.heedline.dialog.internal.check.Flow.Effect;
import io.heedline.dialog.internal.check.Flow.Guard;
import io.heedline.dialog.internal.check.Flow.IfFilled;
import io.heedline.dialog.internal.check.Flow.IfIs;
import io.heedline.dialog.internal.check.Flow.IfVerified;
import io.heedline.dialog.internal.check.Flow.Kind;
import io.heedline.dialog.internal.check.Flow.Spot;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways out of a state as a proof needs them: with their conditions, and with what taking them changes. */
final class FlowWays {

    private final Script script;

    FlowWays(Script script) {
        this.script = script;
    }

    static Spot spot(Place place) {
        return new Spot(place.file(), place.line(), place.column());
    }

    /** A way without conditions. */
    Way to(State from, String event, Target to, Kind kind) {
        return new Way(event, to.name(), kind, spot(to.place())).leaving(leaves(from, to));
    }

    /** Whoever leaves a sub-dialog for a state of the scenario does not come back to it. */
    private boolean leaves(State from, Target to) {
        return from.dialog().isPresent()
                && script.states().get(to.name()).dialog().isEmpty();
    }

    /** A route's branches; each is taken only if none before it is. What leads to no state is left out. */
    List<Way> along(State from, String event, Route route, Kind kind, Effect effect) {
        List<Way> found = new ArrayList<>();
        List<Guard> notBefore = new ArrayList<>();
        for (Branch branch : route.branches()) {
            List<Guard> guards = new ArrayList<>(notBefore);
            branch.when().forEach(condition -> guards.addAll(holds(condition)));
            if (branch.to().leadsToState()) {
                found.add(to(from, event, branch.to(), kind).with(effect).only(guards));
            }
            if (branch.when().size() == 1) {
                notBefore.addAll(fails(branch.when().get(0)));
            }
        }
        return found;
    }

    private static List<Guard> holds(Condition condition) {
        String slot = condition.slot();
        Comparison comparison = condition.comparison();
        if (slot.equals(BuiltInSlot.VERIFIED.word())) {
            return verified(condition, true);
        } else if (slot.equals(BuiltInSlot.LANGUAGE.word())) {
            return List.of();
        } else if (comparison == Comparison.UNKNOWN) {
            return List.of(new IfFilled(slot, false));
        } else if (comparison == Comparison.IS_NOT) {
            return condition.otherSlot().isPresent() ? List.of() : List.of(new IfIs(slot, condition.against(), false));
        } else if (comparison == Comparison.IS && condition.otherSlot().isEmpty()) {
            return List.of(new IfIs(slot, condition.against(), true));
        }
        List<Guard> filled = new ArrayList<>(List.of(new IfFilled(slot, true)));
        condition.otherSlot().ifPresent(other -> filled.add(new IfFilled(other, true)));
        return filled;
    }

    private static List<Guard> fails(Condition condition) {
        String slot = condition.slot();
        if (slot.equals(BuiltInSlot.VERIFIED.word())) {
            return verified(condition, false);
        } else if (slot.equals(BuiltInSlot.LANGUAGE.word())) {
            return List.of();
        }
        return switch (condition.comparison()) {
            case KNOWN -> List.of(new IfFilled(slot, false));
            case UNKNOWN -> List.of(new IfFilled(slot, true));
            case IS ->
                condition.otherSlot().isPresent() ? List.of() : List.of(new IfIs(slot, condition.against(), false));
            case IS_NOT ->
                condition.otherSlot().isPresent()
                        ? List.of(new IfFilled(slot, true))
                        : List.of(new IfIs(slot, condition.against(), true));
            default -> List.of();
        };
    }

    /** Whether the caller is verified is always known, as yes or no. */
    private static List<Guard> verified(Condition condition, boolean holds) {
        boolean yes = condition.against().equals("yes");
        return switch (condition.comparison()) {
            case IS -> List.of(new IfVerified(yes == holds));
            case IS_NOT -> List.of(new IfVerified(yes != holds));
            default -> List.of();
        };
    }

    /** What a caller's turn leads to. */
    List<Way> listening(State state, Listen listen) {
        List<Way> found = new ArrayList<>();
        Move.on(listen, script).forEach((intent, route) -> {
            boolean common = !listen.on().containsKey(intent);
            for (Effect effect : said(intent, listen)) {
                along(state, intent.equals(Move.FILLED) ? intent : Move.intent(intent), route, Kind.ANSWER, effect)
                        .forEach(way -> found.add(way.inAllStates(common)));
            }
        });
        Move.keys(listen, script).forEach((key, route) -> {
            boolean common = !listen.keys().containsKey(key);
            Effect effect = pressed(route, listen, common);
            along(state, Move.key(key), route, Kind.ANSWER, effect).forEach(way -> found.add(way.inAllStates(common)));
        });
        Effect nothing = Effect.NONE.withConfirmed(false);
        listen.notUnderstood()
                .or(script.common()::notUnderstood)
                .ifPresent(t -> found.add(to(state, Move.NOT_UNDERSTOOD, t.then(), Kind.TROUBLE)
                        .with(nothing)
                        .inAllStates(listen.notUnderstood().isEmpty())));
        listen.nothingHeard()
                .or(script.common()::nothingHeard)
                .ifPresent(t -> found.add(to(state, Move.NOTHING_HEARD, t.then(), Kind.TROUBLE)
                        .with(nothing)
                        .inAllStates(listen.nothingHeard().isEmpty())));
        return found;
    }

    /** What an answer changes; several where it may bring along a slot or not. */
    private List<Effect> said(String intent, Listen listen) {
        if (intent.equals(Move.FILLED) && listen.slot().isPresent()) {
            Slot slot = script.slots().get(listen.slot().get());
            Effect filled = Effect.filling(Set.of(slot.name()));
            if (listen.kind() == Expectation.TEXT) {
                return List.of(filled.withConfirmed(true)); // in their own words, taken down for the purpose
            }
            return List.of(slot.secret() ? filled : filled.withConfirmed(false));
        }
        boolean ownAnswer = listen.kind() != Expectation.INTENT && listen.on().containsKey(intent);
        Effect plain = Effect.NONE.withConfirmed(listen.kind() == Expectation.YES_NO && intent.equals("yes"));
        if (ownAnswer || !Wishes.isWish(intent)) {
            return List.of(plain);
        }
        Set<String> withWish = withWish();
        List<Effect> effects = new ArrayList<>();
        for (Set<String> brought : subsets(withWish)) {
            effects.add(plain.withEmpties(withWish)
                    .withFills(Effect.filling(brought).fills()));
        }
        return effects;
    }

    /** What may stand in one sentence: nothing, one, or all of it; with few slots, any of them. */
    private static Set<Set<String>> subsets(Set<String> slots) {
        Set<Set<String>> subsets = new HashSet<>(List.of(Set.of(), Set.copyOf(slots)));
        slots.forEach(slot -> subsets.add(Set.of(slot)));
        if (slots.size() <= 4) {
            for (String slot : slots) {
                for (Set<String> subset : List.copyOf(subsets)) {
                    Set<String> larger = new HashSet<>(subset);
                    larger.add(slot);
                    subsets.add(Set.copyOf(larger));
                }
            }
        }
        return subsets;
    }

    /** A key is a new wish, unless it answers what was asked; it confirms if it leads where the yes does. */
    private Effect pressed(Route route, Listen listen, boolean common) {
        Route yes = listen.on().get("yes");
        boolean confirms =
                listen.kind() == Expectation.YES_NO && yes != null && names(yes).equals(names(route));
        Effect effect = Effect.NONE.withConfirmed(confirms);
        return listen.kind() != Expectation.INTENT && !common ? effect : effect.withEmpties(withWish());
    }

    private Set<String> withWish() {
        return script.slots().values().stream()
                .filter(Slot::withWish)
                .map(Slot::name)
                .collect(Collectors.toSet());
    }

    private static List<String> names(Route route) {
        return route.targets().stream().map(Target::name).toList();
    }
}
