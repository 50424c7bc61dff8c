package io.heedline.telephony.freeswitch;

import io.heedline.telephony.DialOutcome;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the exchange does. Safe for all threads. */
final class Tally {

    private final LongAdder inbound = new LongAdder();
    private final LongAdder outbound = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder reaped = new LongAdder();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> causes = new ConcurrentHashMap<>();

    void inbound() {
        inbound.increment();
    }

    void outbound() {
        outbound.increment();
    }

    void refused() {
        refused.increment();
    }

    void reaped() {
        reaped.increment();
    }

    void outcome(DialOutcome outcome) {
        outcomes.computeIfAbsent(outcome.getClass().getSimpleName(), name -> new LongAdder())
                .increment();
    }

    void ended(String cause) {
        causes.computeIfAbsent(cause, name -> new LongAdder()).increment();
    }

    CallCounts counts(int live, int ringing) {
        return new CallCounts(
                live,
                ringing,
                inbound.sum(),
                outbound.sum(),
                refused.sum(),
                sums(outcomes),
                sums(causes),
                reaped.sum());
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counters) {
        Map<String, Long> sums = new TreeMap<>();
        counters.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
