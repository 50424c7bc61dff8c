package io.heedline.application.rehearsal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a rehearsal went. The names are a contract.
 *
 * @param scenario its name
 * @param language as in "zh-CN"
 * @param seed of all that was random
 * @param realTime whether the response times hold the machine's own time
 * @param served how many got the service they called for
 * @param finished how many of those who need no person got it without one
 * @param stuck how many calls led nowhere
 * @param medianResponseMs over all answers; null if there were none
 * @param p95ResponseMs the same, 95th percentile
 * @param calls in the order of their numbers
 */
public record RehearsalReport(
        String scenario,
        String language,
        long seed,
        boolean realTime,
        Rate served,
        Rate finished,
        Rate stuck,
        Long medianResponseMs,
        Long p95ResponseMs,
        List<RehearsedCall> calls) {

    static RehearsalReport of(
            String scenario, String language, long seed, boolean realTime, List<RehearsedCall> calls) {
        List<Long> waits = calls.stream()
                .flatMap(call -> call.responseMs().stream())
                .sorted()
                .toList();
        return new RehearsalReport(
                scenario,
                language,
                seed,
                realTime,
                rate(calls, RehearsedCall::served),
                rate(calls.stream().filter(RehearsedCall::needsNoPerson).toList(), RehearsedCall::finishedAlone),
                rate(calls, RehearsedCall::stuck),
                quantile(waits, 0.5),
                quantile(waits, 0.95),
                List.copyOf(calls));
    }

    /** How many of these calls are so. */
    public static Rate rate(List<RehearsedCall> calls, Predicate<RehearsedCall> so) {
        return Rate.of((int) calls.stream().filter(so).count(), calls.size());
    }

    /** The calls by a property, in alphabetical order. */
    public Map<String, List<RehearsedCall>> by(Function<RehearsedCall, String> property) {
        Map<String, List<RehearsedCall>> groups = new LinkedHashMap<>();
        calls.stream()
                .sorted(Comparator.comparing(property))
                .forEach(call -> groups.computeIfAbsent(property.apply(call), fresh -> new java.util.ArrayList<>())
                        .add(call));
        return groups;
    }

    private static Long quantile(List<Long> sorted, double share) {
        if (sorted.isEmpty()) {
            return null;
        }
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
