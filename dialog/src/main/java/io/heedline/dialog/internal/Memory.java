package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Branch;
import io.heedline.dialog.internal.Script.Condition;
import io.heedline.dialog.internal.Script.Option;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.Script.Slot;
import io.heedline.dialog.internal.Script.SlotType;
import io.heedline.dialog.internal.Script.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one dialogue knows: what the caller has said, and the back end answered. */
final class Memory {

    private final Script script;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private boolean verified;
    private Locale locale;

    Memory(Script script, Locale locale) {
        this.script = script;
        this.locale = locale;
    }

    void speak(Locale another) {
        locale = another;
    }

    void verify() {
        verified = true;
    }

    boolean verified() {
        return verified;
    }

    void put(String slot, Value value) {
        values.put(slot, value);
    }

    /** Fills a slot of the scenario; the value is of its kind. */
    void fill(String slot, String text) {
        values.put(slot, new Value(text, script.slots().get(slot).type()));
    }

    void clear(String slot) {
        values.remove(slot);
    }

    /** Sets slots from others; where the other is not filled, the slot is emptied. */
    void copy(Map<String, String> fromByTo) {
        Map<String, Value> before = new HashMap<>(values);
        fromByTo.forEach((to, from) -> {
            if (before.containsKey(from)) {
                fill(to, before.get(from).text());
            } else {
                clear(to);
            }
        });
    }

    /** What is known by a name, as it is kept. */
    Optional<String> value(String name) {
        return find(name).map(Value::text);
    }

    private Optional<Value> find(String name) {
        Optional<BuiltInSlot> builtIn = BuiltInSlot.named(name);
        if (builtIn.isPresent()) {
            String text = builtIn.get() == BuiltInSlot.VERIFIED ? verified ? "yes" : "no" : locale.getLanguage();
            return Optional.of(new Value(text, builtIn.get().type()));
        }
        return Optional.ofNullable(values.get(name));
    }

    /** What is known by a name, as it is said in the language. */
    String written(String name) {
        Value value = find(name)
                .orElseThrow(() -> new IllegalStateException("The slot '" + name + "' of scenario '"
                        + script.head().name() + "' is to be said but is not filled"));
        return written(name, value);
    }

    private String written(String name, Value value) {
        if (value.type() == SlotType.CHOICE) {
            Option option = script.slots().get(name).options().get(value.text());
            return option.words().get(locale).get(0);
        }
        return SlotWriter.write(value.text(), value.type(), locale);
    }

    /** Everything known that is no secret, as it is said. */
    Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!Knowledge.secret(name, script)) {
                open.put(name, written(name, value));
            }
        });
        return open;
    }

    /** Forgets what an earlier wish brought along. */
    void forgetWish() {
        script.slots().values().stream().filter(Slot::withWish).map(Slot::name).forEach(values::remove);
    }

    /** Where a route leads, as things stand. */
    Target choose(Route route) {
        for (Branch branch : route.branches()) {
            if (holdAll(branch.when())) {
                return branch.to();
            }
        }
        throw new IllegalStateException("No branch in line " + route.keyPlace().line() + " of scenario '"
                + script.head().name() + "' can be taken; expected the last to have no condition");
    }

    private boolean holdAll(List<Condition> conditions) {
        return conditions.stream().allMatch(this::holds);
    }

    private boolean holds(Condition condition) {
        Optional<Value> value = find(condition.slot());
        Optional<String> against = condition.otherSlot().isPresent()
                ? condition.otherSlot().flatMap(this::value)
                : Optional.of(condition.against());
        if (value.isEmpty() || against.isEmpty()) {
            return switch (condition.comparison()) {
                case UNKNOWN -> value.isEmpty();
                case IS_NOT -> true;
                default -> false;
            };
        }
        return switch (condition.comparison()) {
            case KNOWN -> true;
            case UNKNOWN -> false;
            case IS -> value.get().compareTo(against.get()) == 0;
            case IS_NOT -> value.get().compareTo(against.get()) != 0;
            case LESS_THAN -> value.get().compareTo(against.get()) < 0;
            case AT_MOST -> value.get().compareTo(against.get()) <= 0;
            case MORE_THAN -> value.get().compareTo(against.get()) > 0;
            case AT_LEAST -> value.get().compareTo(against.get()) >= 0;
        };
    }
}
