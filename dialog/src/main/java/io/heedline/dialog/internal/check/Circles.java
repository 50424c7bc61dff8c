package io.heedline.dialog.internal.check;

import io.heedline.dialog.internal.check.Exploration.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where steps lead round: the strongly connected parts of a graph (Kosaraju), and a shortest way round in each. */
final class Circles {

    private final Map<Situation, List<Step>> onward = new LinkedHashMap<>();
    private final Map<Situation, List<Step>> backward = new LinkedHashMap<>();
    private final Map<Situation, Integer> order = new HashMap<>();

    private Circles(Collection<Step> steps, Collection<Situation> nearestFirst) {
        nearestFirst.forEach(situation -> order.put(situation, order.size()));
        for (Step step : steps) {
            onward.computeIfAbsent(step.from(), s -> new ArrayList<>()).add(step);
            backward.computeIfAbsent(step.to(), s -> new ArrayList<>()).add(step);
        }
    }

    /**
     * A shortest way round for each part of the graph in which one can go round.
     *
     * @param nearestFirst all situations; each way round begins with the one of them that comes first
     */
    static List<List<Step>> in(Collection<Step> steps, Collection<Situation> nearestFirst) {
        Circles circles = new Circles(steps, nearestFirst);
        List<List<Step>> found = new ArrayList<>();
        for (Set<Situation> part : circles.parts()) {
            List<Step> round = circles.round(part);
            if (!round.isEmpty()) {
                found.add(round);
            }
        }
        found.sort(Comparator.comparing(round -> circles.order.get(round.get(0).from())));
        return found;
    }

    private List<Set<Situation>> parts() {
        List<Set<Situation>> parts = new ArrayList<>();
        Set<Situation> placed = new HashSet<>();
        List<Situation> finished = finished();
        for (int i = finished.size() - 1; i >= 0; i--) {
            if (placed.add(finished.get(i))) {
                Set<Situation> part = new LinkedHashSet<>(Set.of(finished.get(i)));
                Deque<Situation> open = new ArrayDeque<>(part);
                while (!open.isEmpty()) {
                    for (Step step : backward.getOrDefault(open.pop(), List.of())) {
                        if (placed.add(step.from())) {
                            part.add(step.from());
                            open.push(step.from());
                        }
                    }
                }
                parts.add(part);
            }
        }
        return parts;
    }

    /** Situations in the order in which a depth-first walk is done with them. */
    private List<Situation> finished() {
        List<Situation> finished = new ArrayList<>();
        Set<Situation> seen = new HashSet<>();
        for (Situation root : onward.keySet()) {
            Deque<Situation> walk = new ArrayDeque<>();
            Deque<Integer> next = new ArrayDeque<>();
            if (seen.add(root)) {
                walk.push(root);
                next.push(0);
            }
            while (!walk.isEmpty()) {
                List<Step> steps = onward.getOrDefault(walk.peek(), List.of());
                int at = next.pop();
                if (at == steps.size()) {
                    finished.add(walk.pop());
                } else {
                    next.push(at + 1);
                    if (seen.add(steps.get(at).to())) {
                        walk.push(steps.get(at).to());
                        next.push(0);
                    }
                }
            }
        }
        return finished;
    }

    /** A shortest way from the part's nearest situation back to it; empty if there is none. */
    private List<Step> round(Set<Situation> part) {
        Situation first = Collections.min(part, Comparator.comparing(order::get));
        Map<Situation, Step> cameBy = new HashMap<>();
        Deque<Situation> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            for (Step step : onward.getOrDefault(open.poll(), List.of())) {
                if (step.to().equals(first)) {
                    List<Step> round = new ArrayList<>(List.of(step));
                    for (Situation at = step.from();
                            !at.equals(first);
                            at = round.get(0).from()) {
                        round.add(0, cameBy.get(at));
                    }
                    return round;
                }
                if (part.contains(step.to()) && cameBy.putIfAbsent(step.to(), step) == null) {
                    open.add(step.to());
                }
            }
        }
        return List.of();
    }
}
