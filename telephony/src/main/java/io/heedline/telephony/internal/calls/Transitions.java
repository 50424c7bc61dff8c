package io.heedline.telephony.internal.calls;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often calls have gone from one state to another. Safe for all threads. */
public final class Transitions {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String from, String to) {
        counts.computeIfAbsent(from + " -> " + to, name -> new LongAdder()).increment();
    }

    /** The counts until now, by {@code From -> To}. */
    public Map<String, Long> snapshot() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((name, count) -> now.put(name, count.sum()));
        return now;
    }
}
