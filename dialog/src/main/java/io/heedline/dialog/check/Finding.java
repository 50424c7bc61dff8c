package io.heedline.dialog.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule that a scenario breaks.
 *
 * @param file the file, as it was named
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the file as a whole is meant
 * @param message what is wrong and what was expected
 * @param path how a call comes to it, from its first state; empty where the fault is seen without a call
 */
public record Finding(Rule rule, String file, int line, int column, String message, List<PathStep> path) {
    public Finding {
        path = List.copyOf(path);
    }

    /** The path on one line; empty if there is none. */
    public String pathLine() {
        return path.stream().map(PathStep::toString).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        String where = line == 0 ? file : file + ":" + line + ":" + column;
        return where + ": " + rule.id() + ": " + message
                + (path.isEmpty() ? "" : System.lineSeparator() + "    path: " + pathLine());
    }
}
