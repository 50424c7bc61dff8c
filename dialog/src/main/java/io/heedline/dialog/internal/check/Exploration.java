package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.PathStep;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Opened;
import io.heedline.dialog.internal.check.Flow.Return;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every situation a call can come to, with the shortest path there. The slots that are followed are told apart filled
 * and empty; conditions about others may hold or not, so that no path of a real call is missed.
 */
final class Exploration {

    /** A step from one situation to another. */
    record Step(Situation from, Way way, Situation to) {}

    /** Sub-dialogs that open one another without end are cut here; that they do is a finding of its own. */
    private static final int DEEPEST = 8;

    private final Flow flow;
    private final Set<String> followed;
    private final Map<Situation, Step> firstStep = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, List<Way>> projected = new HashMap<>();

    private Exploration(Flow flow, Set<String> followed) {
        this.flow = flow;
        this.followed = followed;
    }

    static Exploration of(Flow flow, Set<String> followed) {
        Exploration exploration = new Exploration(flow, followed);
        exploration.run();
        return exploration;
    }

    private void run() {
        Situation start = new Situation(flow.start(), false, false, Map.of(), List.of());
        firstStep.put(start, null);
        Deque<Situation> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Situation from = open.poll();
            for (Step step : stepsFrom(from)) {
                steps.add(step);
                if (!firstStep.containsKey(step.to())) {
                    firstStep.put(step.to(), step);
                    open.add(step.to());
                }
            }
        }
    }

    private List<Step> stepsFrom(Situation from) {
        Node node = flow.nodes().get(from.node());
        List<Step> found = new ArrayList<>();
        if (node.act() instanceof Return back && !from.open().isEmpty()) {
            String to = from.open().get(0).then().get(back.outcome());
            if (to != null) {
                Way way = new Way(back.outcome(), to, Flow.Kind.AT_ONCE, node.spot());
                List<Opened> rest =
                        List.copyOf(from.open().subList(1, from.open().size()));
                from.after(way, rest, followed).ifPresent(next -> found.add(new Step(from, way, next)));
            }
        }
        for (Way way : projected.computeIfAbsent(node.id(), id -> projected(node))) {
            List<Opened> nowOpen = opened(from, way);
            if (nowOpen.size() <= DEEPEST) {
                from.after(way, nowOpen, followed).ifPresent(next -> found.add(new Step(from, way, next)));
            }
        }
        return found;
    }

    /** A node's ways with what they change of the followed slots; those that then are the same are one. */
    private List<Way> projected(Node node) {
        return node.ways().stream()
                .map(way -> way.with(way.effect().on(followed)))
                .distinct()
                .toList();
    }

    private List<Opened> opened(Situation from, Way way) {
        if (way.opened().isEmpty()) {
            return way.leaves() ? List.of() : from.open();
        }
        List<Opened> now = new ArrayList<>(from.open());
        now.add(0, way.opened().get());
        return List.copyOf(now);
    }

    Set<Situation> situations() {
        return Collections.unmodifiableSet(firstStep.keySet());
    }

    List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    Node node(Situation situation) {
        return flow.nodes().get(situation.node());
    }

    /** The shortest path to a situation, the states that were passed and what led on. */
    List<PathStep> pathTo(Situation situation) {
        Deque<Step> back = new ArrayDeque<>();
        for (Step step = firstStep.get(situation); step != null; step = firstStep.get(step.from())) {
            back.push(step);
        }
        return told(new ArrayList<>(back), situation);
    }

    /** Steps told state by state: what happens within a state needs no word unless something leads on. */
    List<PathStep> told(List<Step> taken, Situation last) {
        List<PathStep> path = new ArrayList<>();
        for (Step step : taken) {
            String state = node(step.from()).state();
            boolean within =
                    state.equals(node(step.to()).state()) && step.way().event().isEmpty();
            if (!within) {
                path.add(new PathStep(state, step.way().event()));
            }
        }
        path.add(new PathStep(node(last).state(), ""));
        return path;
    }
}
