package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.check.Exploration.Step;
import io.heedline.dialog.internal.check.Flow.End;
import io.heedline.dialog.internal.check.Flow.Kind;
import io.heedline.dialog.internal.check.Flow.Listen;
import io.heedline.dialog.internal.check.Flow.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is called to be sold something can say so at any time: an intent leads to the end of the call as {@link
 * #OPTED_OUT}, and nothing else is asked on the way.
 */
final class OptOutRule {

    /** How a call is filed whose callee wants no more of them; whoever dials looks for this. */
    static final String OPTED_OUT = "opted-out";

    private final Exploration exploration;
    private final Findings findings;
    private final Map<Situation, List<Step>> onward = new HashMap<>();

    OptOutRule(Exploration exploration, Findings findings) {
        this.exploration = exploration;
        this.findings = findings;
        exploration
                .steps()
                .forEach(step -> onward.computeIfAbsent(step.from(), s -> new ArrayList<>())
                        .add(step));
    }

    void run() {
        for (Situation situation : exploration.situations()) {
            Node node = exploration.node(situation);
            if (node.act() instanceof Listen && steps(situation).stream().noneMatch(this::optsOut)) {
                findings.add(
                        Rule.OPT_OUT,
                        node.spot(),
                        "state '" + node.state() + "' of a marketing call listens without a way to opt out; expected"
                                + " an intent that leads to 'hangup: " + OPTED_OUT + "' without another question",
                        exploration.pathTo(situation));
            }
        }
    }

    private List<Step> steps(Situation situation) {
        return onward.getOrDefault(situation, List.of());
    }

    /** Whether what the callee says leads, whatever happens, to the end of the call as opted out. */
    private boolean optsOut(Step step) {
        if (step.way().kind() != Kind.ANSWER || !step.way().event().startsWith("intent ")) {
            return false;
        }
        Set<Situation> seen = new HashSet<>(Set.of(step.to()));
        Deque<Situation> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Situation at = open.poll();
            Node node = exploration.node(at);
            if (node.act() instanceof End end) {
                if (!end.disposition().equals(OPTED_OUT)) {
                    return false;
                }
            } else if (steps(at).isEmpty() || node.act() instanceof Listen || node.act() instanceof Flow.HandOver) {
                return false;
            }
            steps(at).stream().map(Step::to).filter(seen::add).forEach(open::add);
        }
        return true;
    }
}
