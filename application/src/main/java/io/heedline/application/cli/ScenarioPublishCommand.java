package io.heedline.application.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a version live. */
@Command(
        name = "publish",
        description = "Make a reviewed version the one callers get; calls under way keep theirs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./heedline scenario publish hotline 3"})
final class ScenarioPublishCommand implements Callable<Integer> {

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(index = "0", paramLabel = "NAME", description = "The scenario's name.")
    private String name;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The number of the version.")
    private int number;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: the user's name, ${DEFAULT-VALUE}).")
    private String by;

    @Override
    public Integer call() {
        scenario.tell(scenario.store().publish(name, number, by), "A running service takes it up within seconds.");
        return ExitStatus.DONE;
    }
}
