package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.Operation;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.Script.State;
import io.heedline.dialog.internal.Script.Use;
import io.heedline.dialog.internal.check.Flow.Forbidden;
import io.heedline.dialog.internal.check.Flow.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a proof needs to know of a script's slots: which are private or secret, and what they may hold. */
final class FlowSlots {

    private final Script script;
    private final Knowledge knowledge;

    FlowSlots(Script script) {
        this.script = script;
        this.knowledge = new Knowledge(script);
    }

    /** Private answers, and the slots they are copied to. */
    Set<String> ofPrivateKind() {
        Set<String> slots = new HashSet<>();
        for (Operation operation : script.operations().values()) {
            operation.answers().forEach((name, answer) -> {
                if (answer.isPrivate()) {
                    slots.add(name);
                }
            });
        }
        int before;
        do {
            before = slots.size();
            copies().forEach(copy -> {
                if (slots.contains(copy.getValue())) {
                    slots.add(copy.getKey());
                }
            });
        } while (slots.size() > before);
        return slots;
    }

    Set<String> ofSecretKind() {
        Set<String> slots = new HashSet<>();
        script.slots().values().stream().filter(Slot::secret).map(Slot::name).forEach(slots::add);
        return slots;
    }

    List<Forbidden> forbidden() {
        List<Forbidden> forbidden = new ArrayList<>();
        script.head()
                .forbidden()
                .forEach((locale, phrases) -> phrases.forEach(phrase -> forbidden.add(new Forbidden(locale, phrase))));
        return forbidden;
    }

    /** What each slot may hold as it is spoken: all it can be where that is known, else examples. */
    Map<String, Values> values() {
        Map<String, Values> values = new HashMap<>();
        for (String name : knowledge.names()) {
            Slot slot = script.slots().get(name);
            if (slot != null && slot.type() == SlotType.CHOICE) {
                values.put(
                        name,
                        spoken(
                                true,
                                locale -> slot.options().values().stream()
                                        .map(option ->
                                                option.words().get(locale).get(0))
                                        .toList()));
            } else {
                SlotType type = knowledge.type(name).orElseThrow();
                Set<String> constants = constants(name);
                boolean known = !constants.isEmpty() && onlySet(name);
                List<String> raw = known ? List.copyOf(constants) : examples(type);
                values.put(
                        name,
                        spoken(
                                known || type == SlotType.YES_NO || type == SlotType.DAY,
                                locale -> raw.stream()
                                        .map(value -> SlotWriter.write(value, type, locale))
                                        .toList()));
            }
        }
        return values;
    }

    private Values spoken(boolean known, Function<Locale, List<String>> words) {
        Map<Locale, List<String>> spoken = new HashMap<>();
        script.languages().forEach(locale -> spoken.put(locale, words.apply(locale)));
        return new Values(spoken, known);
    }

    private static List<String> examples(SlotType type) {
        return switch (type) {
            case MONEY -> List.of("0", "1234.56", "-5.5", "99999999.99");
            case DATE -> List.of("2026-12-05", "2028-02-29");
            case NUMBER -> List.of("0", "3", "1.5");
            case DAY ->
                java.util.stream.IntStream.rangeClosed(1, 31)
                        .mapToObj(Integer::toString)
                        .toList();
            case YES_NO -> List.of("yes", "no");
            case DIGITS, TEXT, CHOICE -> List.of("1");
        };
    }

    /** The values that states set. */
    private Set<String> constants(String slot) {
        Set<String> constants = new LinkedHashSet<>();
        for (State state : script.states().values()) {
            String value = state.changes().set().get(slot);
            if (value != null) {
                constants.add(value);
            }
        }
        return constants;
    }

    private boolean onlySet(String slot) {
        Slot declared = script.slots().get(slot);
        return declared != null
                && !declared.withWish()
                && script.operations().values().stream()
                        .noneMatch(o -> o.answers().containsKey(slot))
                && copies().stream().noneMatch(copy -> copy.getKey().equals(slot))
                && script.states().values().stream()
                        .noneMatch(s -> s.ending() instanceof Listen listen
                                && listen.slot().filter(slot::equals).isPresent());
    }

    /** All that is copied from slot to slot when sub-dialogs begin and end. */
    private List<Map.Entry<String, String>> copies() {
        List<Map.Entry<String, String>> copies = new ArrayList<>();
        for (State state : script.states().values()) {
            if (state.ending() instanceof Use use) {
                copies.addAll(use.with().entrySet());
                copies.addAll(use.gives().entrySet());
            }
        }
        return copies;
    }
}
