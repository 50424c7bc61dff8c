package io.heedline.application.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing the company's system is asked, as agreed with it.
 *
 * @param name as in "balance"
 * @param repeat when it may be asked again
 * @param verified whether it is asked for verified callers only
 * @param arguments what is sent besides what is always sent
 * @param answers what comes back on success, by name
 * @param optional those of the answers that may be missing
 * @param outcomes what else may come back
 */
record Operation(
        String name,
        Repeat repeat,
        boolean verified,
        List<String> arguments,
        Map<String, AnswerKind> answers,
        Set<String> optional,
        Set<String> outcomes) {

    /** When an operation that failed may be asked again. */
    enum Repeat {
        /** It only reads. */
        READS,
        /** It changes something, at most once for each key. */
        KEYED,
        /** Asked twice it may count twice; only when no connection came about is it asked again. */
        ONCE
    }

    Operation {
        arguments = List.copyOf(arguments);
        optional = Set.copyOf(optional);
        outcomes = Set.copyOf(outcomes);
    }

    static Operation reads(String name) {
        return new Operation(name, Repeat.READS, false, List.of(), Map.of(), Set.of(), Set.of());
    }

    static Operation changes(String name) {
        return new Operation(name, Repeat.KEYED, false, List.of(), Map.of(), Set.of(), Set.of());
    }

    static Operation once(String name) {
        return new Operation(name, Repeat.ONCE, false, List.of(), Map.of(), Set.of(), Set.of());
    }

    Operation forVerified() {
        return new Operation(name, repeat, true, arguments, answers, optional, outcomes);
    }

    Operation given(String... names) {
        return new Operation(name, repeat, verified, List.of(names), answers, optional, outcomes);
    }

    Operation answering(String answer, AnswerKind kind) {
        Map<String, AnswerKind> more = new LinkedHashMap<>(answers);
        more.put(answer, kind);
        return new Operation(name, repeat, verified, arguments, more, optional, outcomes);
    }

    Operation mayLack(String... names) {
        return new Operation(name, repeat, verified, arguments, answers, Set.of(names), outcomes);
    }

    Operation or(String... names) {
        return new Operation(name, repeat, verified, arguments, answers, optional, Set.of(names));
    }

    /** Whether it needs a key under which it is done once. */
    boolean keyed() {
        return repeat == Repeat.KEYED;
    }
}
