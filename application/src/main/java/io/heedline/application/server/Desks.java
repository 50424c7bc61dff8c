package io.heedline.application.server;

import io.heedline.application.handover.CallBack;
import io.heedline.application.handover.Handover;
import io.heedline.application.handover.HandoverDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What people look at: the desk of the telephone lines, and beside it that of trial calls, so that a trial shows what
 * callers would get and rings nobody.
 *
 * @param lines of the telephone lines
 * @param trials of trial calls
 */
record Desks(HandoverDesk lines, HandoverDesk trials) implements AutoCloseable {

    /** Something of either desk. */
    record From<T>(T what, boolean trial) {}

    List<From<Handover>> handovers() {
        return merged(
                lines.handovers().all(),
                trials.handovers().all(),
                Comparator.comparing(Handover::at).reversed());
    }

    Optional<From<Handover>> handover(String callId) {
        return lines.handovers()
                .find(callId)
                .map(each -> new From<>(each, false))
                .or(() -> trials.handovers().find(callId).map(each -> new From<>(each, true)));
    }

    List<From<CallBack>> callBacks() {
        return merged(
                lines.callBacks().all(),
                trials.callBacks().all(),
                Comparator.comparing(CallBack::askedAt).reversed());
    }

    Optional<From<CallBack>> callBack(String id) {
        return lines.callBacks()
                .find(id)
                .map(each -> new From<>(each, false))
                .or(() -> trials.callBacks().find(id).map(each -> new From<>(each, true)));
    }

    /** Of which desk something is. */
    HandoverDesk of(From<?> some) {
        return some.trial() ? trials : lines;
    }

    private static <T> List<From<T>> merged(List<T> lines, List<T> trials, Comparator<T> order) {
        List<From<T>> all = new ArrayList<>();
        lines.forEach(each -> all.add(new From<>(each, false)));
        trials.forEach(each -> all.add(new From<>(each, true)));
        all.sort(Comparator.comparing(From::what, order));
        return all;
    }

    @Override
    public void close() {
        lines.close();
        trials.close();
    }
}
