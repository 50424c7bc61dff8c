package io.heedline.asr.training.evaluation;

import java.io.PrintStream;
import java.util.Locale;

/** Prints percentages beside what they should be, and remembers whether all were reached. Not for several threads. */
public final class TargetTable {
    private final PrintStream out;
    private boolean reached = true;

    public TargetTable(PrintStream out) {
        this.out = out;
    }

    public void atMost(String what, double percent, double limit) {
        row(what, percent, String.format(Locale.ROOT, "at most %.0f", limit), percent <= limit);
    }

    public void atLeast(String what, double percent, double limit) {
        row(what, percent, String.format(Locale.ROOT, "at least %.0f", limit), percent >= limit);
    }

    /** A line that has no target of its own. */
    public void remark(String what, double percent) {
        row(what, percent, "", true);
    }

    private void row(String what, double percent, String target, boolean isReached) {
        String line = String.format(
                Locale.ROOT, "%-56s %7.2f %%   %-12s%s", what, percent, target, isReached ? "" : " NOT REACHED");
        out.println(line.stripTrailing());
        reached &= isReached;
    }

    public boolean reached() {
        return reached;
    }
}
