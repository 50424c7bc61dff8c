package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.check.Flow.Ask;
import io.heedline.dialog.internal.check.Flow.Line;
import io.heedline.dialog.internal.check.Flow.Listen;
import io.heedline.dialog.internal.check.Flow.Node;
import io.heedline.dialog.internal.check.Flow.Say;
import io.heedline.dialog.internal.check.Flow.Way;
import java.util.List;
import java.util.stream.Stream;

/** What must come before something is asked or said: a filled slot, a verified caller, a yes. */
final class GateRules {

    private final Flow flow;
    private final Findings findings;

    GateRules(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    /** What is asked of the back end. */
    void operations(Exploration exploration) {
        for (Situation situation : exploration.situations()) {
            Node node = exploration.node(situation);
            if (node.act() instanceof Ask ask && ask.verified() && !situation.verified()) {
                findings.add(
                        Rule.VERIFIED_FIRST,
                        node.spot(),
                        "state '" + node.state() + "' asks '" + ask.operation()
                                + "' before the caller is verified; expected the identity check first",
                        exploration.pathTo(situation));
            }
            if (node.act() instanceof Ask ask && ask.changes() && !situation.confirmed()) {
                findings.add(
                        Rule.CONFIRMED_FIRST,
                        node.spot(),
                        "state '" + node.state() + "' has '" + ask.operation()
                                + "' change something without the caller's yes; expected a yes-no question just before",
                        exploration.pathTo(situation));
            }
        }
    }

    /** One slot, wherever it is said or passed on. */
    void slot(String slot, Exploration exploration) {
        for (Situation situation : exploration.situations()) {
            Node node = exploration.node(situation);
            boolean filled = situation.filled(slot);
            if (node.act() instanceof Ask ask && ask.passed().contains(slot) && !filled) {
                findings.add(
                        Rule.SLOT_FILLED,
                        node.spot(),
                        "state '" + node.state() + "' passes {" + slot + "} to '" + ask.operation()
                                + "' before it is filled; expected it to be asked for on every path",
                        exploration.pathTo(situation));
            }
            said(node.act())
                    .filter(line -> line.slots().contains(slot))
                    .forEach(line -> said(slot, line, filled, node, situation, exploration));
        }
    }

    private void said(String slot, Line line, boolean filled, Node node, Situation situation, Exploration exploration) {
        if (!filled) {
            findings.add(
                    Rule.SLOT_FILLED,
                    line.spot(),
                    "{" + slot + "} is said in state '" + node.state()
                            + "' but not filled on every path; expected a call that answers it, or a question for it",
                    exploration.pathTo(situation));
        } else if (flow.privateSlots().contains(slot) && !situation.verified()) {
            findings.add(
                    Rule.VERIFIED_FIRST,
                    line.spot(),
                    "{" + slot + "} is private but said in state '" + node.state()
                            + "' to a caller who is not verified; expected the identity check first",
                    exploration.pathTo(situation));
        }
        if (flow.secretSlots().contains(slot)) {
            findings.add(
                    Rule.SECRET_KEPT,
                    line.spot(),
                    "{" + slot + "} is secret but said in state '" + node.state() + "'; expected it never to be said",
                    exploration.pathTo(situation));
        }
    }

    /** What is secret stays so: it is not copied to where it could be said or told to a person. */
    void copies(Exploration exploration) {
        for (Situation situation : exploration.situations()) {
            Node node = exploration.node(situation);
            for (Way way : node.ways()) {
                way.effect().copies().forEach((to, from) -> {
                    if (flow.secretSlots().contains(from) && !flow.secretSlots().contains(to)) {
                        findings.add(
                                Rule.SECRET_KEPT,
                                way.spot(),
                                "{" + from + "} is secret but copied to {" + to
                                        + "}, which is not and would be told to a person; expected a secret slot",
                                exploration.pathTo(situation));
                    }
                });
            }
        }
    }

    /** Every line a node may say. */
    static Stream<Line> said(Flow.Act act) {
        if (act instanceof Say say) {
            return say.lines().values().stream().flatMap(List::stream);
        } else if (act instanceof Listen listen) {
            return listen.troubles().stream()
                    .flatMap(say -> say.lines().values().stream())
                    .flatMap(List::stream);
        }
        return Stream.of();
    }
}
