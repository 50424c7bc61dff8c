package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Answer;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.SlotType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every name a scenario can know a value by, slots and answers alike, with its kind. */
final class Knowledge {

    private final Map<String, SlotType> types = new LinkedHashMap<>();

    Knowledge(Script script) {
        script.slots().forEach((name, slot) -> types.put(name, slot.type()));
        script.operations()
                .values()
                .forEach(operation -> operation.answers().forEach((name, a) -> types.putIfAbsent(name, a.type())));
    }

    /** The kind of a slot or answer, or of what is always known. */
    Optional<SlotType> type(String name) {
        return Optional.ofNullable(types.get(name))
                .or(() -> BuiltInSlot.named(name).map(BuiltInSlot::type));
    }

    Set<String> names() {
        return types.keySet();
    }

    /** Whether an answer has the kind that everything of its name has. */
    boolean agrees(String name, Answer answer) {
        return types.get(name) == answer.type();
    }

    /** Whether a value of one kind may stand where another is wanted: a text takes any, a number takes a day. */
    static boolean fits(SlotType given, SlotType wanted) {
        return given == wanted
                || wanted == SlotType.TEXT
                || given == SlotType.DAY && wanted == SlotType.NUMBER
                || given == SlotType.NUMBER && wanted == SlotType.DAY;
    }

    /** Whether a slot is secret. */
    static boolean secret(String name, Script script) {
        Slot slot = script.slots().get(name);
        return slot != null && slot.secret();
    }
}
