package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.check.Flow.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stands in values for a script's slots, as they are spoken, so that its prompts can be rendered. */
final class FlowValues {

    private final Script script;

    FlowValues(Script script) {
        this.script = script;
    }

    Map<String, Values> values() {
        Map<String, Values> values = new HashMap<>();
        script.operations()
                .values()
                .forEach(operation ->
                        operation.answers().forEach((name, answer) -> values.put(name, examples(answer.type()))));
        script.slots().values().forEach(slot -> values.put(slot.name(), of(slot)));
        return values;
    }

    private Values of(Slot slot) {
        if (slot.type() != SlotType.CHOICE) {
            return examples(slot.type());
        }
        Map<Locale, List<String>> spoken = new HashMap<>();
        script.languages()
                .forEach(locale -> spoken.put(
                        locale,
                        slot.options().values().stream()
                                .map(option -> option.words().get(locale).get(0))
                                .toList()));
        return new Values(spoken, true);
    }

    private Values examples(SlotType type) {
        List<String> raw = switch (type) {
            case MONEY -> List.of("0", "1234.56", "-5.5", "99999999.99");
            case DATE -> List.of("2026-12-05", "2028-02-29");
            case DAY -> List.of("1", "22", "31");
            case NUMBER -> List.of("0", "3", "1.5");
            case DIGITS -> List.of("0123", "987654");
            case YES_NO -> List.of("yes", "no");
            case TEXT, CHOICE -> List.of("1");
        };
        Map<Locale, List<String>> spoken = new HashMap<>();
        script.languages()
                .forEach(locale -> spoken.put(
                        locale,
                        raw.stream().map(r -> SlotWriter.write(r, type, locale)).toList()));
        return new Values(spoken, false);
    }
}
