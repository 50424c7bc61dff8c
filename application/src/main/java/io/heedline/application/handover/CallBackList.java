package io.heedline.application.handover;

import io.heedline.application.handover.CallBackState.Done;
import io.heedline.application.handover.CallBackState.GivenUp;
import io.heedline.application.handover.CallBackState.Open;
import io.heedline.application.handover.CallBackState.Ringing;
import io.heedline.dialog.BackEndException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call-backs asked for. Each is on disk before anyone is told of it, so that none is lost when the process is: the
 * few milliseconds this takes are the lane's. Safe for all threads.
 */
public final class CallBackList {

    private static final Logger log = LoggerFactory.getLogger(CallBackList.class);

    private final RecordKeeper<CallBack> keeper;
    private final HandoverSettings.CallBacks settings;
    private final CallingHours hours;
    private final Clock clock;
    private final Map<String, CallBack> callBacks = new LinkedHashMap<>();
    private long version;

    CallBackList(RecordKeeper<CallBack> keeper, HandoverSettings.CallBacks settings, Clock clock) {
        this.keeper = keeper;
        this.settings = settings;
        this.hours = new CallingHours(settings.from(), settings.to(), clock.getZone());
        this.clock = clock;
        load();
    }

    private void load() {
        try {
            keeper.load().stream()
                    .sorted(Comparator.comparing(CallBack::askedAt))
                    .forEach(each -> callBacks.put(each.id(), each));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of call-backs cannot be read", e);
        }
        // Nobody knows what came of a call that was ringing when the process ended.
        List.copyOf(callBacks.values()).forEach(each -> {
            if (each.state() instanceof Ringing ringing) {
                keep(each.now(missed(ringing)));
            }
        });
    }

    /**
     * Takes a call-back down.
     *
     * @param known the arguments it was asked with
     * @param wait how long until a person is free
     * @return the one taken down, or the one there was already
     * @throws BackEndException when it cannot be written to the disk; the caller is then not told that it is taken down
     */
    synchronized CallBack request(String number, String target, Map<String, String> known, Duration wait) {
        forgetOld();
        String key = known.getOrDefault("key", "");
        Optional<CallBack> there = callBacks.values().stream()
                .filter(each -> !key.isEmpty() && each.key().equals(key)
                        || each.number().equals(number) && each.pending())
                .findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        Instant now = clock.instant();
        CallBack asked = new CallBack(
                UUID.randomUUID().toString(),
                key,
                number,
                target,
                known.getOrDefault("language", ""),
                now,
                new Open(hours.nextAllowed(now.plus(wait)), 0),
                Optional.empty());
        try {
            keep(asked);
        } catch (UncheckedIOException e) {
            throw new BackEndException("A call-back could not be written to the disk", e);
        }
        log.info("Call-back asked for callBackId={} target={}", asked.id(), target);
        return asked;
    }

    /** What the talk of this caller was about, for the call-back they have asked for in it. */
    synchronized void explain(String number, CallBack.Talk talk) {
        callBacks.values().stream()
                .filter(each -> each.number().equals(number)
                        && each.pending()
                        && each.talk().isEmpty())
                .findFirst()
                .ifPresent(each -> keep(each.about(talk)));
    }

    /** All that are listed, the newest first. */
    public synchronized List<CallBack> all() {
        forgetOld();
        return callBacks.values().stream()
                .sorted(Comparator.comparing(CallBack::askedAt).reversed())
                .toList();
    }

    public synchronized Optional<CallBack> find(String id) {
        return Optional.ofNullable(callBacks.get(id));
    }

    /** Grows with every change. */
    public synchronized long version() {
        return version;
    }

    /**
     * A person has spoken with the caller.
     *
     * @return the call-back as it is now; empty if it was done already, or is just ringing
     */
    public synchronized Optional<CallBack> done(CallBack callBack) {
        CallBackState state = find(callBack.id()).map(CallBack::state).orElse(callBack.state());
        if (state instanceof Open open) {
            return Optional.of(keep(callBack.now(open.done(clock.instant()))));
        } else if (state instanceof GivenUp givenUp) {
            return Optional.of(keep(callBack.now(givenUp.done(clock.instant()))));
        }
        return Optional.empty();
    }

    /** Those whose time has come, the oldest first. None outside calling hours. */
    synchronized List<CallBack> due() {
        Instant now = clock.instant();
        if (!hours.allow(now)) {
            return List.of();
        }
        return callBacks.values().stream()
                .filter(each -> each.state() instanceof Open open && !open.due().isAfter(now))
                .toList();
    }

    /** Begins an attempt, which counts from now on whatever comes of it. */
    synchronized RingAnswer ring(String id) {
        Instant now = clock.instant();
        CallBack callBack = callBacks.get(id);
        if (callBack == null || !(callBack.state() instanceof Open open)) {
            return new RingAnswer.Refused("is not open: expected one that nobody has made or is making");
        }
        if (!hours.allow(now)) {
            return new RingAnswer.Refused("is outside calling hours, which are " + hours.from() + " to " + hours.to());
        }
        return new RingAnswer.Ringing(keep(callBack.now(open.ring(now))));
    }

    /** A person talks with the caller who was rung back. */
    synchronized void answered(String id) {
        find(id).ifPresent(each -> {
            if (each.state() instanceof Ringing ringing) {
                keep(each.now(ringing.answered(clock.instant())));
            }
        });
    }

    /** The caller was not reached. */
    synchronized void notReached(String id) {
        find(id).ifPresent(each -> {
            if (each.state() instanceof Ringing ringing) {
                keep(each.now(missed(ringing)));
            }
        });
    }

    private CallBackState missed(Ringing ringing) {
        return ringing.notReached(clock.instant(), settings.attempts(), settings.between(), hours);
    }

    private CallBack keep(CallBack next) {
        try {
            keeper.save(next.id(), next);
        } catch (IOException e) {
            throw new UncheckedIOException("Call-back " + next.id() + " cannot be written", e);
        }
        callBacks.put(next.id(), next);
        version++;
        return next;
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(settings.retention());
        List.copyOf(callBacks.values()).forEach(each -> {
            if (each.state() instanceof Done done && done.at().isBefore(before)
                    || each.state() instanceof GivenUp givenUp && givenUp.at().isBefore(before)) {
                callBacks.remove(each.id());
                version++;
                try {
                    keeper.delete(each.id());
                } catch (IOException e) {
                    log.warn("Call-back stays on disk callBackId={} reason={}", each.id(), e.toString());
                }
            }
        });
    }
}
