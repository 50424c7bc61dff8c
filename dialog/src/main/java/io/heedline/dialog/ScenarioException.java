package io.heedline.dialog;

import io.heedline.dialog.check.Rule;
import java.util.List;

/** A scenario file cannot be used. The message lists every problem with file, line and column. */
public class ScenarioException extends RuntimeException {

    /**
     * One thing wrong in a scenario file.
     *
     * @param file the file, as it was named
     * @param line counted from 1; 0 if the file as a whole is meant
     * @param column counted from 1; 0 if the file as a whole is meant
     * @param message what is wrong and what was expected
     * @param rule the rule of a scenario check that it breaks
     */
    public record Problem(String file, int line, int column, String message, Rule rule) {

        /** Something that is not written as expected. */
        public Problem(String file, int line, int column, String message) {
            this(file, line, column, message, Rule.WELL_FORMED);
        }

        @Override
        public String toString() {
            return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
        }
    }

    private final transient List<Problem> problems;

    public ScenarioException(List<Problem> problems) {
        super(String.join(
                System.lineSeparator(), problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, in the order of the file; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** The file of the first problem, as it was named. */
    public String file() {
        return problems.get(0).file();
    }

    /** The line of the first problem, from 1; 0 if the file as a whole is meant. */
    public int line() {
        return problems.get(0).line();
    }

    /** The column of the first problem, from 1; 0 if the file as a whole is meant. */
    public int column() {
        return problems.get(0).column();
    }
}
