package io.heedline.application.cli;

import io.heedline.application.scenarios.Stage;
import io.heedline.application.scenarios.Version;
import io.heedline.application.scenarios.Versions;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells the versions of a scenario. */
@Command(
        name = "versions",
        description = "Show the versions of a scenario: who did what, and when.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline scenario versions hotline",
            "  ./heedline scenario versions hotline --json"
        })
final class ScenarioVersionsCommand implements Callable<Integer> {

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(index = "0", paramLabel = "NAME", description = "The scenario's name.")
    private String name;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Versions versions = scenario.store().versions(name);
        Console console = scenario.console();
        if (json) {
            console.print(Json.line(versions));
        } else if (versions.versions().isEmpty()) {
            console.print("No version of " + name + " was submitted; callers get what comes with Heedline, if any.");
        } else {
            versions.versions().forEach(version -> tell(version, console));
        }
        return ExitStatus.DONE;
    }

    private static void tell(Version version, Console console) {
        String line = String.format("%3d  %s", version.number(), version.stage().word());
        console.print(version.stage() == Stage.LIVE ? console.coloured(Console.Colour.GREEN, line) : line);
        for (Version.Change change : version.changes()) {
            console.print("       " + change.at().truncatedTo(ChronoUnit.SECONDS) + "  " + change.what() + " by "
                    + change.by());
        }
    }
}
