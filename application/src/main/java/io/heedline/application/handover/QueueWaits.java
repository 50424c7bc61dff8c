package io.heedline.application.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long callers wait in each queue, learnt from those who did. By Little's law one who joins waits as long as those
 * before them, and they themselves, take to be picked up: (waiting + 1) times the time a pick-up takes. That time is
 * counted only while somebody waits, since a queue that is empty tells nothing of how fast it is served; one usual
 * pick-up is put to the observed ones, so that the first of the day does not stand for all. Safe for all threads.
 */
final class QueueWaits {

    /** Older pick-ups were made by another number of people. */
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    private static final int MOST_PICKUPS = 20;

    private static final long[] SAID_MINUTES = {1, 2, 3, 5, 10, 15, 20, 30, 45, 60};

    /**
     * What a caller who joins has to expect.
     *
     * @param waiting how many wait already
     * @param time until they are picked up
     */
    record Estimate(int waiting, Duration time) {

        /** The wait as people tell it: rounded up to 1, 2, 3, 5, 10, 15, 20, 30, 45, 60 minutes, then to whole hours. */
        long minutes() {
            long exact = Math.max(1, (time.toSeconds() + 59) / 60);
            for (long said : SAID_MINUTES) {
                if (exact <= said) {
                    return said;
                }
            }
            return (exact + 59) / 60 * 60;
        }
    }

    private record Pickup(Instant at, Duration took) {}

    private static final class Queue {
        final Set<String> waiting = new HashSet<>();
        final Deque<Pickup> pickups = new ArrayDeque<>();
        Duration servedSincePickup = Duration.ZERO;
        Instant busySince = Instant.EPOCH;

        Duration open(Instant now) {
            return waiting.isEmpty() ? servedSincePickup : servedSincePickup.plus(since(busySince, now));
        }
    }

    private final Duration usualPickup;
    private final Map<String, Queue> queues = new HashMap<>();

    QueueWaits(Duration usualPickup) {
        this.usualPickup = usualPickup;
    }

    synchronized void joined(String queue, String callId, Instant now) {
        Queue at = queues.computeIfAbsent(queue, fresh -> new Queue());
        if (at.waiting.isEmpty()) {
            at.busySince = now;
        }
        at.waiting.add(callId);
    }

    synchronized void pickedUp(String callId, Instant now) {
        queueOf(callId).ifPresent(queue -> {
            queue.pickups.addLast(new Pickup(now, queue.open(now)));
            if (queue.pickups.size() > MOST_PICKUPS) {
                queue.pickups.removeFirst();
            }
            queue.waiting.remove(callId);
            queue.servedSincePickup = Duration.ZERO;
            queue.busySince = now;
        });
    }

    /** The caller has given up, or was not taken. */
    synchronized void left(String callId, Instant now) {
        queueOf(callId).ifPresent(queue -> {
            Duration open = queue.open(now);
            queue.waiting.remove(callId);
            queue.servedSincePickup = open;
            queue.busySince = now;
        });
    }

    synchronized Estimate estimate(String name, Instant now) {
        Queue queue = queues.getOrDefault(name, new Queue());
        queue.pickups.removeIf(pickup -> pickup.at().isBefore(now.minus(REMEMBERED)));
        Duration sum = usualPickup;
        for (Pickup pickup : queue.pickups) {
            sum = sum.plus(pickup.took());
        }
        Duration one = sum.dividedBy(1L + queue.pickups.size());
        if (queue.open(now).compareTo(one) > 0) {
            // The next pick-up is overdue: nobody may be there any more.
            one = sum.plus(queue.open(now)).dividedBy(1L + queue.pickups.size());
        }
        int waiting = queue.waiting.size();
        return new Estimate(waiting, one.multipliedBy(waiting + 1L));
    }

    private Optional<Queue> queueOf(String callId) {
        return queues.values().stream()
                .filter(queue -> queue.waiting.contains(callId))
                .findFirst();
    }

    private static Duration since(Instant then, Instant now) {
        return now.isBefore(then) ? Duration.ZERO : Duration.between(then, now);
    }
}
