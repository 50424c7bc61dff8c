package io.heedline.application.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes the version live again that was before. */
@Command(
        name = "roll-back",
        description = "Give callers the version again that was live before.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./heedline scenario roll-back hotline"})
final class ScenarioRollBackCommand implements Callable<Integer> {

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(index = "0", paramLabel = "NAME", description = "The scenario's name.")
    private String name;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: the user's name, ${DEFAULT-VALUE}).")
    private String by;

    @Override
    public Integer call() {
        scenario.tell(scenario.store().rollBack(name, by), "A running service takes it up within seconds.");
        return ExitStatus.DONE;
    }
}
