package io.heedline.dialog.internal.check;

import io.heedline.dialog.check.Finding;
import io.heedline.dialog.check.PathStep;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.check.Flow.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers findings: one for each place and message, with the first path that was given, which is a shortest. */
final class Findings {

    private final String file;
    private final Map<String, Finding> found = new LinkedHashMap<>();

    Findings(String file) {
        this.file = file;
    }

    void add(Rule rule, Spot spot, String message, List<PathStep> path) {
        found.putIfAbsent(
                rule + " " + spot + " " + message,
                new Finding(rule, spot.file(), spot.line(), spot.column(), message, path));
    }

    /** All of them, in the order of the file. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparing((Finding f) -> !f.file().equals(file))
                .thenComparing(Finding::file)
                .thenComparingInt(Finding::line)
                .thenComparingInt(Finding::column));
        return sorted;
    }
}
