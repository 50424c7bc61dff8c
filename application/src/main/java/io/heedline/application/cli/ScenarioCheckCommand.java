package io.heedline.application.cli;

import io.heedline.application.scenarios.ScenarioLibrary;
import io.heedline.application.text.SpeakableText;
import io.heedline.dialog.check.CheckReport;
import io.heedline.dialog.check.Coverage;
import io.heedline.dialog.check.Finding;
import io.heedline.dialog.check.PathStep;
import io.heedline.dialog.check.ScenarioCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Walks every path of a scenario and tells what is wrong on them. */
@Command(
        name = "check",
        description = "Walk every path a call can take and tell what is wrong on it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 nothing is wrong, 1 something is, 2 wrong use. docs/scenario-check.md has the rules.",
            "",
            "Examples:",
            "  ./heedline scenario check hotline",
            "  ./heedline scenario check my.yaml --json"
        })
final class ScenarioCheckCommand implements Callable<Integer> {

    /** The JSON of a report. */
    record Result(String scenario, boolean passed, List<Broken> findings, Coverage coverage, long millis) {

        record Broken(String rule, String file, int line, int column, String message, List<PathStep> path) {}

        static Result of(CheckReport report, long millis) {
            return new Result(
                    report.scenario(),
                    report.passed(),
                    report.findings().stream()
                            .map(f -> new Broken(f.rule().id(), f.file(), f.line(), f.column(), f.message(), f.path()))
                            .toList(),
                    report.coverage(),
                    millis);
        }
    }

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(paramLabel = "FILE|NAME", description = "A scenario file, or the name of one that comes with Heedline.")
    private String nameOrFile;

    @Option(names = "--json", description = "One JSON object with all findings.")
    private boolean json;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        ScenarioCheck check = new ScenarioCheck(SpeakableText::fault);
        CheckReport report =
                ScenarioLibrary.isFile(nameOrFile) ? check.check(Path.of(nameOrFile)) : check.check(nameOrFile);
        long millis = (System.nanoTime() - began) / 1_000_000;
        Console console = scenario.console();
        if (json) {
            console.print(Json.line(Result.of(report, millis)));
        } else {
            tell(report, millis, console);
        }
        return report.passed() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static void tell(CheckReport report, long millis, Console console) {
        for (Finding finding : report.findings()) {
            console.print(console.coloured(Console.Colour.RED, place(finding)) + " "
                    + finding.rule().id() + ": " + finding.message());
            if (!finding.path().isEmpty()) {
                console.print(console.coloured(Console.Colour.FAINT, "    path: " + finding.pathLine()));
            }
        }
        Coverage covered = report.coverage();
        String walked = String.format(
                Locale.ROOT,
                "%d states in %d situations, %d ways between them, %d texts, %.1f s",
                covered.states(),
                covered.situations(),
                covered.ways(),
                covered.renderings(),
                millis / 1000.0);
        if (report.passed()) {
            console.print(console.coloured(Console.Colour.GREEN, report.scenario() + ": nothing is wrong") + " ("
                    + walked + ")");
        } else {
            console.print(report.scenario() + ": " + report.findings().size() + " found"
                    + (covered.states() == 0 ? "; mend these first, the paths are walked then" : " (" + walked + ")"));
        }
    }

    private static String place(Finding finding) {
        return finding.line() == 0
                ? finding.file() + ":"
                : finding.file() + ":" + finding.line() + ":" + finding.column() + ":";
    }
}
