package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.check.Exploration.Step;
import io.heedline.dialog.internal.check.Flow.End;
import io.heedline.dialog.internal.check.Flow.Kind;
import io.heedline.dialog.internal.check.Flow.Listen;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.OptOut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is called to be sold something can say no for good at any time, and the call then ends so. */
final class OptOutRule {

    private final Flow flow;
    private final Findings findings;

    OptOutRule(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    void run(Exploration exploration) {
        if (flow.optOut().isEmpty()) {
            return;
        }
        OptOut optOut = flow.optOut().get();
        Map<Situation, List<Step>> onward = new HashMap<>();
        exploration
                .steps()
                .forEach(step -> onward.computeIfAbsent(step.from(), s -> new ArrayList<>())
                        .add(step));
        for (Situation situation : exploration.situations()) {
            Node node = exploration.node(situation);
            if (node.act() instanceof Listen) {
                List<Step> outs = onward.getOrDefault(situation, List.of()).stream()
                        .filter(step -> optOut.intents().contains(step.way().event()))
                        .toList();
                if (outs.isEmpty()) {
                    findings.add(
                            Rule.OPT_OUT,
                            node.spot(),
                            "state '" + node.state() + "' of a marketing call listens without a way to opt out;"
                                    + " expected one of " + String.join(", ", optOut.intents()),
                            exploration.pathTo(situation));
                }
                outs.forEach(out -> honoured(out, optOut, onward, exploration));
            }
        }
    }

    /** After opting out, the call ends as such without waiting for the caller again. */
    private void honoured(Step out, OptOut optOut, Map<Situation, List<Step>> onward, Exploration exploration) {
        Set<Situation> seen = new HashSet<>(Set.of(out.to()));
        Deque<Situation> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Situation at = open.poll();
            Node node = exploration.node(at);
            boolean broken = node.act() instanceof Listen
                    || node.act() instanceof End end && !end.disposition().equals(optOut.disposition());
            if (broken) {
                findings.add(
                        Rule.OPT_OUT,
                        out.way().spot(),
                        "opting out leads to state '" + node.state() + "', which "
                                + (node.act() instanceof Listen ? "goes on with the caller" : "ends the call otherwise")
                                + "; expected the call to end as '" + optOut.disposition() + "' at once",
                        exploration.pathTo(at));
                return;
            }
            for (Step step : onward.getOrDefault(at, List.of())) {
                if (step.way().kind() == Kind.AT_ONCE && seen.add(step.to())) {
                    open.add(step.to());
                }
            }
        }
    }
}
