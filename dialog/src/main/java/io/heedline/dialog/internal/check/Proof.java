package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.CheckReport;
import io.heedline.dialog.check.Coverage;
import io.heedline.dialog.check.Voice;
import io.heedline.dialog.internal.check.Flow.Ask;
import io.heedline.dialog.internal.check.Flow.IfFilled;
import io.heedline.dialog.internal.check.Flow.IfIs;
import io.heedline.dialog.internal.check.Flow.Line;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies every rule to a scenario. Each slot is followed in an exploration of its own, together with those that
 * conditions ask about: what one slot needs never depends on the others, so nothing is missed, and the number of
 * situations stays far below all combinations.
 */
public final class Proof {

    private final Voice voice;

    public Proof(Voice voice) {
        this.voice = voice;
    }

    /** The report on a scenario that could be read. */
    public CheckReport of(Flow flow) {
        Findings findings = new Findings(flow.file());
        Set<String> decisive = decisive(flow);
        Exploration all = Exploration.of(flow, decisive);
        new WayRules(flow, all, findings).run();
        GateRules gates = new GateRules(flow, findings);
        gates.operations(all);
        int situations = all.situations().size();
        int ways = all.steps().size();
        for (String slot : used(flow)) {
            Set<String> followed = new HashSet<>(decisive);
            Exploration exploration = all;
            if (followed.addAll(withSources(flow, Set.of(slot)))) {
                exploration = Exploration.of(flow, followed);
                situations += exploration.situations().size();
                ways += exploration.steps().size();
            }
            gates.slot(slot, exploration);
        }
        gates.copies(all);
        int renderings = new SpeechRules(flow, voice, findings).run(all);
        if (flow.marketing()) {
            new OptOutRule(all, findings).run();
        }
        return new CheckReport(
                flow.name(), findings.sorted(), new Coverage(flow.states().size(), situations, ways, renderings));
    }

    /** The slots that decide which way a call takes. */
    private static Set<String> decisive(Flow flow) {
        Set<String> slots = new HashSet<>();
        flow.nodes().values().stream()
                .flatMap(node -> node.ways().stream())
                .flatMap(way -> way.guards().stream())
                .forEach(guard -> {
                    if (guard instanceof IfFilled filled) {
                        slots.add(filled.slot());
                    } else if (guard instanceof IfIs is) {
                        slots.add(is.slot());
                    }
                });
        return withSources(flow, slots);
    }

    /** Slots, and all those they may be copied from. */
    private static Set<String> withSources(Flow flow, Set<String> slots) {
        Set<String> all = new HashSet<>(slots);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Flow.Node node : flow.nodes().values()) {
                for (Flow.Way way : node.ways()) {
                    for (Map.Entry<String, String> copy : way.effect().copies().entrySet()) {
                        grown |= all.contains(copy.getKey()) && all.add(copy.getValue());
                    }
                }
            }
        }
        return all;
    }

    /** The slots that are said or passed on. */
    private static Set<String> used(Flow flow) {
        Set<String> slots = new TreeSet<>();
        flow.nodes().values().forEach(node -> {
            GateRules.said(node.act()).map(Line::slots).forEach(slots::addAll);
            if (node.act() instanceof Ask ask) {
                slots.addAll(ask.passed());
            }
        });
        return slots;
    }
}
