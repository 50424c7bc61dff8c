package io.heedline.dialog.internal;

import io.heedline.dialog.Expectation;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Comparison;
import io.heedline.dialog.internal.Script.Condition;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Place;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.Script.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks whether slots are used as what they are: heard, set, compared. */
final class ValueChecks {

    private static final Map<Expectation, Set<SlotType>> HEARD = Map.of(
            Expectation.DIGITS, Set.of(SlotType.DIGITS),
            Expectation.AMOUNT, Set.of(SlotType.MONEY, SlotType.NUMBER),
            Expectation.DATE, Set.of(SlotType.DATE, SlotType.DAY),
            Expectation.CHOICE, Set.of(SlotType.CHOICE),
            Expectation.TEXT, Set.of(SlotType.TEXT));

    private static final Set<Comparison> EQUALITY =
            Set.of(Comparison.IS, Comparison.IS_NOT, Comparison.KNOWN, Comparison.UNKNOWN);
    private static final Set<SlotType> ORDERED = Set.of(SlotType.MONEY, SlotType.NUMBER, SlotType.DATE, SlotType.DAY);

    private final Script script;
    private final Knowledge knowledge;
    private final Problems problems;

    ValueChecks(Script script, Problems problems) {
        this.script = script;
        this.knowledge = new Knowledge(script);
        this.problems = problems;
    }

    void run() {
        for (State state : script.states().values()) {
            state.changes().set().forEach((slot, value) -> checkSet(slot, value, state));
            state.changes()
                    .clear()
                    .forEach(slot -> slotType(slot, state.changes().place()));
            if (state.ending() instanceof Listen listen) {
                listen.slot().ifPresent(slot -> checkHeard(slot, listen));
            }
            Move.from(state, script).stream()
                    .flatMap(move -> move.branch().when().stream())
                    .distinct()
                    .forEach(this::checkCondition);
        }
    }

    private void checkSet(String slot, String value, State state) {
        slotType(slot, state.changes().place())
                .ifPresent(type -> checkValue(slot, type, value, state.changes().place()));
    }

    private void checkHeard(String slot, Listen listen) {
        slotType(slot, listen.place()).ifPresent(type -> {
            if (!HEARD.get(listen.kind()).contains(type)) {
                problems.add(
                        listen.place(),
                        "the slot '" + slot + "' is of kind " + type.word() + ", which is no answer to '"
                                + listen.kind().name().toLowerCase(java.util.Locale.ROOT)
                                + "'; expected a slot of kind "
                                + String.join(
                                        " or ",
                                        HEARD.get(listen.kind()).stream()
                                                .map(SlotType::word)
                                                .sorted()
                                                .toList()));
            }
        });
    }

    private Optional<SlotType> slotType(String slot, Place place) {
        if (!script.slots().containsKey(slot)) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    place,
                    "unknown slot '" + slot + "'; "
                            + (script.slots().isEmpty()
                                    ? "expected it under 'slots'"
                                    : Problems.expected(
                                            "one of", slot, script.slots().keySet())));
            return Optional.empty();
        }
        return Optional.of(script.slots().get(slot).type());
    }

    private void checkCondition(Condition condition) {
        Optional<SlotType> type = known(condition.slot(), condition.place());
        if (type.isEmpty()) {
            return;
        }
        if (!EQUALITY.contains(condition.comparison()) && !ORDERED.contains(type.get())) {
            problems.add(
                    condition.place(),
                    "the slot '" + condition.slot() + "' is of kind "
                            + type.get().word() + ", which is neither more nor less; expected is, is-not or known");
        } else if (condition.otherSlot().isPresent()) {
            known(condition.otherSlot().get(), condition.place())
                    .filter(other -> other != type.get())
                    .ifPresent(other -> problems.add(
                            condition.place(),
                            "'" + condition.slot() + "' is of kind "
                                    + type.get().word() + " and '"
                                    + condition.otherSlot().get() + "' of kind " + other.word()
                                    + "; expected two of a kind to compare"));
        } else if (!condition.against().isEmpty()) {
            checkValue(condition.slot(), type.get(), condition.against(), condition.place());
        }
    }

    private Optional<SlotType> known(String slot, Place place) {
        Optional<SlotType> type = knowledge.type(slot);
        if (type.isEmpty()) {
            problems.add(
                    Rule.KNOWN_NAMES,
                    place,
                    "unknown slot '" + slot + "' in a condition; "
                            + Problems.expected("one of", slot, knowledge.names()));
        }
        return type;
    }

    private void checkValue(String slot, SlotType type, String value, Place place) {
        Set<String> options = type == SlotType.CHOICE
                ? script.slots().get(slot).options().keySet()
                : type == SlotType.YES_NO ? Set.of("yes", "no") : Set.of();
        if (!options.isEmpty() && !options.contains(value)) {
            problems.add(
                    place,
                    "'" + value + "' is no value of '" + slot + "'; "
                            + Problems.expected("one of", value, List.copyOf(options)));
        } else if (!Value.valid(value, type)) {
            problems.add(
                    place,
                    "'" + value + "' is no value of '" + slot + "', which is of kind " + type.word() + "; expected "
                            + Value.form(type));
        }
    }
}
