package io.heedline.dialog.internal;

import io.heedline.dialog.ScenarioException;
import io.heedline.dialog.ScenarioException.Problem;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.internal.Script.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong in a file and those it includes, so that its author sees everything at once. */
final class Problems {

    private final String file;
    private final List<Problem> found;

    Problems(String file) {
        this(file, new ArrayList<>());
    }

    private Problems(String file, List<Problem> found) {
        this.file = file;
        this.found = found;
    }

    /** The same list of problems, for nodes of another file. */
    Problems of(String included) {
        return new Problems(included, found);
    }

    void add(Place place, String message) {
        found.add(new Problem(place.file(), place.line(), place.column(), message));
    }

    /** Something that breaks a particular rule. */
    void add(Rule rule, Place place, String message) {
        found.add(new Problem(place.file(), place.line(), place.column(), message, rule));
    }

    void add(Node node, String message) {
        add(place(node), message);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Throws if anything was found. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing((Problem p) -> !p.file().equals(file))
                    .thenComparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column));
            throw new ScenarioException(found);
        }
    }

    static ScenarioException single(String file, int line, int column, String message) {
        return new ScenarioException(List.of(new Problem(file, line, column, message)));
    }

    Place place(Node node) {
        Mark mark = node.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Names to choose from, and the one that was probably meant. */
    static String expected(String what, String given, Collection<String> names) {
        String nearest = names.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) <= Math.max(1, given.length() / 3))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
        return "expected " + what + " " + String.join(", ", names) + nearest;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
