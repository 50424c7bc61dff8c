package io.heedline.application.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Scenarios: proved and drawn before they go live. */
@Command(
        name = "scenario",
        description = "Prove, draw and rehearse a scenario before callers hear it.",
        mixinStandardHelpOptions = true,
        subcommands = {ScenarioCheckCommand.class, ScenarioDrawCommand.class, ScenarioRehearseCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./heedline scenario check hotline",
            "  ./heedline scenario draw my.yaml --out my.svg",
            "  ./heedline scenario rehearse hotline"
        })
final class ScenarioCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Override
    public Integer call() {
        throw CommandFailure.wrongUse(
                "check, draw or rehearse is missing", "Type ./heedline scenario --help for examples.");
    }

    Console console() {
        return root.console();
    }

    /** Whether a scenario is named by its file rather than as one that comes with Heedline. */
    static boolean isFile(String nameOrFile) {
        return nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.contains("/");
    }
}
