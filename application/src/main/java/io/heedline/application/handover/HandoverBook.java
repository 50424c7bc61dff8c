package io.heedline.application.handover;

import io.heedline.application.handover.HandoverState.Ended;
import io.heedline.application.handover.HandoverState.NotTaken;
import io.heedline.application.handover.HandoverState.Taken;
import io.heedline.application.handover.HandoverState.Waiting;
import io.heedline.application.handover.HandoverState.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The handovers people look at: those under way, and for some time those that are over. Safe for all threads. */
public final class HandoverBook {

    private static final Comparator<Handover> NEWEST_FIRST =
            Comparator.comparing(Handover::at).reversed();

    private final Clock clock;
    private final Duration retention;
    private final int most;
    private final Map<String, Handover> handovers = new HashMap<>();
    private long version;

    HandoverBook(Duration retention, int most, Clock clock) {
        this.retention = retention;
        this.most = most;
        this.clock = clock;
    }

    /** A call waits for a person from now on; an earlier handover of the same call is replaced. */
    synchronized void file(Handover handover) {
        handovers.put(handover.callId(), handover);
        version++;
        forgetOld();
    }

    synchronized Optional<Handover> taken(String callId) {
        return change(callId, now -> state -> state instanceof Waiting waiting ? waiting.taken(now) : state);
    }

    synchronized Optional<Handover> notTaken(String callId) {
        return change(
                callId,
                now -> state -> state instanceof Waiting waiting ? waiting.notTaken(now, Why.NOBODY_ANSWERED) : state);
    }

    synchronized Optional<Handover> returned(String callId) {
        return change(callId, now -> state -> state instanceof Taken taken ? taken.ended(now) : state);
    }

    /** The call is over. */
    synchronized Optional<Handover> left(String callId) {
        return change(callId, now -> state -> {
            if (state instanceof Waiting waiting) {
                return waiting.notTaken(now, Why.CALLER_GAVE_UP);
            }
            return state instanceof Taken taken ? taken.ended(now) : state;
        });
    }

    /** The handover as it is now, if this has changed it. */
    private Optional<Handover> change(String callId, Function<Instant, Function<HandoverState, HandoverState>> step) {
        Handover before = handovers.get(callId);
        if (before == null) {
            return Optional.empty();
        }
        HandoverState next = step.apply(clock.instant()).apply(before.state());
        if (next.equals(before.state())) {
            return Optional.empty();
        }
        Handover after = before.now(next);
        handovers.put(callId, after);
        version++;
        return Optional.of(after);
    }

    /** Those whose caller is still there, the newest first. */
    public synchronized List<Handover> open() {
        return all().stream().filter(Handover::open).toList();
    }

    /** All that are kept, the newest first. */
    public synchronized List<Handover> all() {
        forgetOld();
        return handovers.values().stream().sorted(NEWEST_FIRST).toList();
    }

    public synchronized Optional<Handover> find(String callId) {
        return Optional.ofNullable(handovers.get(callId));
    }

    /** Grows with every change. */
    public synchronized long version() {
        return version;
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(retention);
        boolean forgotten = handovers
                .values()
                .removeIf(each -> over(each) && each.state().since().isBefore(before));
        while (handovers.size() > most) {
            Optional<Handover> oldest = handovers.values().stream()
                    .filter(HandoverBook::over)
                    .min(Comparator.comparing(each -> each.state().since()));
            if (oldest.isEmpty()) {
                break;
            }
            handovers.remove(oldest.get().callId());
            forgotten = true;
        }
        if (forgotten) {
            version++;
        }
    }

    private static boolean over(Handover handover) {
        return handover.state() instanceof NotTaken || handover.state() instanceof Ended;
    }
}
