package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.PathStep;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.check.Exploration.Step;
import io.heedline.dialog.internal.check.Flow.End;
import io.heedline.dialog.internal.check.Flow.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the ways of a scenario lead: every state is reached, and nobody is caught in one. */
final class WayRules {

    private final Flow flow;
    private final Exploration exploration;
    private final Findings findings;

    WayRules(Flow flow, Exploration exploration, Findings findings) {
        this.flow = flow;
        this.exploration = exploration;
        this.findings = findings;
    }

    void run() {
        reached();
        recursion();
        Set<Situation> talking = endlessTalk();
        exit(talking);
        escalation(talking);
    }

    private void reached() {
        Set<String> reached = exploration.situations().stream()
                .map(s -> exploration.node(s).state())
                .collect(Collectors.toSet());
        flow.states().forEach((state, spot) -> {
            if (!reached.contains(state)) {
                findings.add(
                        Rule.REACHED,
                        spot,
                        "state '" + state + "' is never reached from '"
                                + flow.nodes().get(flow.start()).state()
                                + "'; expected another state to lead to it, or remove it",
                        List.of());
            }
        });
    }

    private void recursion() {
        for (Step step : exploration.steps()) {
            step.way()
                    .opened()
                    .filter(o -> step.from().open().stream()
                            .anyMatch(open -> open.dialog().equals(o.dialog())))
                    .ifPresent(o -> findings.add(
                            Rule.NO_RECURSION,
                            step.way().spot(),
                            "the sub-dialog '" + o.dialog() + "' opens itself; expected it to end first",
                            exploration.pathTo(step.to())));
        }
    }

    private Set<Situation> endlessTalk() {
        Set<Situation> talking = new HashSet<>();
        List<Step> atOnce = exploration.steps().stream()
                .filter(step -> step.way().kind() == Kind.AT_ONCE)
                .toList();
        for (List<Step> round : Circles.in(atOnce, exploration.situations())) {
            round.forEach(step -> talking.add(step.from()));
            findings.add(
                    Rule.ENDLESS_TALK,
                    lastNamed(round).way().spot(),
                    "states " + names(round)
                            + " go round without waiting for the caller; expected a state that listens or ends the call",
                    pathThrough(round));
        }
        return talking;
    }

    /** What cannot come to an end: nobody is to be kept on the line for ever. */
    private void exit(Set<Situation> talking) {
        Set<Situation> ending = new HashSet<>();
        Map<Situation, List<Situation>> before = new HashMap<>();
        Map<Situation, List<Situation>> after = new HashMap<>();
        for (Step step : exploration.steps()) {
            before.computeIfAbsent(step.to(), s -> new ArrayList<>()).add(step.from());
            after.computeIfAbsent(step.from(), s -> new ArrayList<>()).add(step.to());
        }
        exploration.situations().stream()
                .filter(s -> exploration.node(s).act() instanceof End)
                .forEach(ending::add);
        ending = closure(ending, before);
        Set<Situation> told = new HashSet<>();
        for (Situation situation : exploration.situations()) {
            if (!ending.contains(situation) && !told.contains(situation)) {
                Set<Situation> onward = closure(Set.of(situation), after);
                told.addAll(onward);
                if (onward.stream().noneMatch(talking::contains)) {
                    noExit(situation, onward);
                }
            }
        }
    }

    private void noExit(Situation situation, Set<Situation> onward) {
        String state = exploration.node(situation).state();
        Set<String> states = onward.stream()
                .map(s -> exploration.node(s).state())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        findings.add(
                Rule.EXIT,
                flow.states().get(state),
                "from state '" + state + "' no end of the call can be reached: "
                        + (onward.size() == 1
                                ? "nothing follows in it"
                                : "all that follows is " + String.join(", ", states))
                        + "; expected a way to a state that hangs up or hands over",
                exploration.pathTo(situation));
    }

    /** Silence, or being never understood, must lead out: after so many attempts a person, or the end. */
    private void escalation(Set<Situation> talking) {
        List<Step> withoutAnswer = exploration.steps().stream()
                .filter(step -> step.way().kind() == Kind.AT_ONCE || step.way().kind() == Kind.TROUBLE)
                .filter(step -> !talking.contains(step.from()))
                .toList();
        for (List<Step> round : Circles.in(withoutAnswer, exploration.situations())) {
            findings.add(
                    Rule.ESCALATION_ENDS,
                    lastNamed(round).way().spot(),
                    "a caller who is silent or never understood goes round in " + names(round)
                            + " for ever; expected a person or the end of the call after so many attempts",
                    pathThrough(round));
        }
    }

    private static Step lastNamed(List<Step> round) {
        return round.stream()
                .filter(step -> !step.way().event().isEmpty())
                .reduce((a, b) -> b)
                .orElse(round.get(0));
    }

    private String names(List<Step> round) {
        List<String> names = new ArrayList<>();
        for (Step step : round) {
            String name = exploration.node(step.from()).state();
            if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
                names.add(name);
            }
        }
        String first = names.get(0);
        if (names.size() == 1 || !names.get(names.size() - 1).equals(first)) {
            names.add(first);
        }
        return String.join(" -> ", names);
    }

    private List<PathStep> pathThrough(List<Step> round) {
        Situation first = round.get(0).from();
        List<PathStep> path = new ArrayList<>(exploration.pathTo(first));
        path.remove(path.size() - 1);
        path.addAll(exploration.told(round, first));
        return path;
    }

    private static Set<Situation> closure(Collection<Situation> from, Map<Situation, List<Situation>> next) {
        Set<Situation> closed = new LinkedHashSet<>(from);
        Deque<Situation> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Situation neighbour : next.getOrDefault(open.poll(), List.of())) {
                if (closed.add(neighbour)) {
                    open.add(neighbour);
                }
            }
        }
        return closed;
    }
}
