package io.heedline.application.cli;

import io.heedline.application.scenarios.Version;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes a file as the next draft of its scenario. */
@Command(
        name = "submit",
        description = "Keep a scenario file, and those it includes, as a draft.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline scenario submit my.yaml",
            "  ./heedline scenario submit my.yaml --by lin"
        })
final class ScenarioSubmitCommand implements Callable<Integer> {

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(paramLabel = "FILE", description = "The scenario file.")
    private Path file;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: the user's name, ${DEFAULT-VALUE}).")
    private String by;

    @Override
    public Integer call() {
        Version draft = scenario.store().submit(file, by);
        scenario.tell(
                draft, "Have somebody review it: ./heedline scenario review NAME " + draft.number() + " --by WHO");
        return ExitStatus.DONE;
    }
}
