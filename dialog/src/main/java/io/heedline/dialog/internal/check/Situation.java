package io.heedline.dialog.internal.check;

import io.heedline.dialog.internal.check.Flow.Effect;
import io.heedline.dialog.internal.check.Flow.Guard;
import io.heedline.dialog.internal.check.Flow.IfBroughtAlong;
import io.heedline.dialog.internal.check.Flow.IfFilled;
import io.heedline.dialog.internal.check.Flow.IfIs;
import io.heedline.dialog.internal.check.Flow.IfVerified;
import io.heedline.dialog.internal.check.Flow.Opened;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a call can be, and what is known there as far as it matters. A class rather than a record for the sake of its
 * hash, which is asked for so often that it is kept.
 */
final class Situation {

    private final String node;
    private final boolean verified;
    private final boolean confirmed;
    private final Map<String, String> known;
    private final List<Opened> open;
    private final int hash;

    /**
     * @param node the id of the node
     * @param confirmed whether what is about to be changed has the caller's yes
     * @param known of the slots that are followed, those that are filled, with their value or {@link Effect#ANY}
     * @param open the sub-dialogs that are open, the innermost first
     */
    Situation(String node, boolean verified, boolean confirmed, Map<String, String> known, List<Opened> open) {
        this.node = node;
        this.verified = verified;
        this.confirmed = confirmed;
        this.known = known;
        this.open = open;
        this.hash = Objects.hash(node, verified, confirmed, known, open);
    }

    String node() {
        return node;
    }

    boolean verified() {
        return verified;
    }

    boolean confirmed() {
        return confirmed;
    }

    boolean filled(String slot) {
        return known.containsKey(slot);
    }

    List<Opened> open() {
        return open;
    }

    /**
     * The situation after a way is taken; empty if its conditions cannot hold after what it changes.
     *
     * @param way whose effect is on followed slots only
     * @param followed conditions on other slots may hold or not
     */
    Optional<Situation> after(Way way, List<Opened> nowOpen, Set<String> followed) {
        Effect effect = way.effect();
        boolean nowVerified = effect.verified().orElse(verified);
        Map<String, String> now = changed(effect);
        for (Guard guard : way.guards()) {
            if (!mayHold(guard, now, nowVerified, followed)) {
                return Optional.empty();
            }
            if (guard instanceof IfIs is && is.wanted() && followed.contains(is.slot())) {
                now = new HashMap<>(now);
                now.put(is.slot(), is.value());
            }
        }
        return Optional.of(
                new Situation(way.to(), nowVerified, effect.confirmed().orElse(confirmed), now, nowOpen));
    }

    private Map<String, String> changed(Effect effect) {
        if (effect.empties().isEmpty()
                && effect.fills().isEmpty()
                && effect.copies().isEmpty()) {
            return known;
        }
        Map<String, String> now = new HashMap<>(known);
        effect.empties().forEach(now::remove);
        now.putAll(effect.fills());
        Map<String, String> before = Map.copyOf(now);
        effect.copies().forEach((copy, from) -> {
            if (before.containsKey(from)) {
                now.put(copy, before.get(from));
            } else {
                now.remove(copy);
            }
        });
        return now;
    }

    private static boolean mayHold(Guard guard, Map<String, String> known, boolean verified, Set<String> followed) {
        if (guard instanceof IfVerified v) {
            return v.wanted() == verified;
        } else if (guard instanceof IfFilled f) {
            return !followed.contains(f.slot()) || f.wanted() == known.containsKey(f.slot());
        }
        if (guard instanceof IfBroughtAlong b) {
            return !followed.contains(b.slot()) || known.containsKey(b.slot());
        }
        IfIs is = (IfIs) guard;
        String value = known.get(is.slot());
        return !followed.contains(is.slot())
                || Effect.ANY.equals(value)
                || is.wanted() == is.value().equals(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Situation s
                && hash == s.hash
                && node.equals(s.node)
                && verified == s.verified
                && confirmed == s.confirmed
                && known.equals(s.known)
                && open.equals(s.open);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
