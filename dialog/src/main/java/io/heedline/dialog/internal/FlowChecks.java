package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Flow.Spot;
import io.heedline.dialog.internal.Script.Listen;
import io.heedline.dialog.internal.Script.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Looks at the ways through a scenario: states never reached, circles without an end, slots not filled. */
final class FlowChecks {

    private final Script script;
    private final Flow flow;
    private final Problems problems;

    FlowChecks(Script script, Problems problems) {
        this.script = script;
        this.flow = new Flow(script);
        this.problems = problems;
    }

    void run() {
        Set<Spot> reached = checkReached();
        checkCircles(reached);
        new SlotChecks(script, flow, problems).run();
    }

    private Set<Spot> checkReached() {
        Set<Spot> reached = new LinkedHashSet<>(Set.of(flow.start()));
        Deque<Spot> open = new ArrayDeque<>(reached);
        Set<String> states = new HashSet<>();
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            states.add(spot.state());
            for (Move move : flow.from(spot)) {
                Spot next = spot.after(move, script);
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        // A sub-dialog nobody uses may come with a file that is included for the sake of another one.
        script.states().values().stream()
                .filter(s -> !states.contains(s.name()))
                .filter(s -> s.dialog().isEmpty()
                        || Flow.used(script.dialogs().get(s.dialog().get()), script))
                .forEach(s -> problems.add(
                        s.place(),
                        "state '" + s.name() + "' is never reached from '"
                                + script.start().name() + "'; expected another state to lead to it, or remove it"));
        return reached;
    }

    /** A circle of states that never wait for the caller would talk for ever. */
    private void checkCircles(Set<Spot> reached) {
        Set<Spot> safe = new HashSet<>();
        reached.forEach(spot -> followAtOnce(spot, new LinkedHashSet<>(), safe));
    }

    private void followAtOnce(Spot spot, LinkedHashSet<Spot> path, Set<Spot> safe) {
        if (safe.contains(spot)) {
            return;
        }
        path.add(spot);
        for (Move move : flow.from(spot)) {
            Spot next = spot.after(move, script);
            if (move.atOnce() && path.contains(next)) {
                if (path.stream().noneMatch(this::limited)) {
                    problems.add(
                            move.to().place(),
                            "states "
                                    + String.join(
                                            " -> ",
                                            path.stream().map(Spot::state).toList()) + " -> "
                                    + next.state()
                                    + " go round without listening; expected a state that listens or ends the call");
                }
            } else if (move.atOnce()) {
                followAtOnce(next, path, safe);
            }
        }
        path.remove(spot);
        safe.add(spot);
    }

    private boolean limited(Spot spot) {
        State state = script.states().get(spot.state());
        return state.limit().isPresent() && !(state.ending() instanceof Listen);
    }
}
