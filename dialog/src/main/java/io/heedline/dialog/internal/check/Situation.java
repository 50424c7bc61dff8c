package io.heedline.dialog.internal.check;

import io.heedline.dialog.internal.check.Flow.Effect;
import io.heedline.dialog.internal.check.Flow.Guard;
import io.heedline.dialog.internal.check.Flow.IfFilled;
import io.heedline.dialog.internal.check.Flow.IfIs;
import io.heedline.dialog.internal.check.Flow.IfVerified;
import io.heedline.dialog.internal.check.Flow.Opened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a call can be, and what is known there as far as it matters.
 *
 * @param node the id of the node
 * @param known of the slots that are followed, those that are filled, with their value or {@link Effect#ANY}
 * @param open the sub-dialogs that are open, the innermost first
 */
record Situation(String node, boolean verified, boolean confirmed, Map<String, String> known, List<Opened> open) {

    /** Whether a way with this condition may be taken; one about a slot that is not followed may hold or not. */
    boolean mayHold(Guard guard, Set<String> followed) {
        if (guard instanceof IfVerified v) {
            return v.wanted() == verified;
        } else if (guard instanceof IfFilled f) {
            return !followed.contains(f.slot()) || f.wanted() == known.containsKey(f.slot());
        }
        IfIs is = (IfIs) guard;
        String value = known.get(is.slot());
        if (!followed.contains(is.slot()) || Effect.ANY.equals(value)) {
            return true;
        }
        return is.wanted() == is.value().equals(value);
    }

    /** The situation after a way whose conditions held. */
    Situation moved(String to, List<Guard> held, Effect effect, List<Opened> nowOpen, Set<String> followed) {
        Map<String, String> after = new HashMap<>(known);
        for (Guard guard : held) {
            if (guard instanceof IfIs is && is.wanted()) {
                after.put(is.slot(), is.value());
            }
        }
        effect.empties().forEach(after::remove);
        after.putAll(effect.fills());
        after.keySet().retainAll(followed);
        return new Situation(
                to,
                effect.verified().orElse(verified),
                effect.confirmed().orElse(confirmed),
                Map.copyOf(after),
                nowOpen);
    }
}
