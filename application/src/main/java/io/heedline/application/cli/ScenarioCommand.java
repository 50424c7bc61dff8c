package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import io.heedline.application.scenarios.ScenarioSettings;
import io.heedline.application.scenarios.ScenarioStore;
import io.heedline.application.scenarios.Version;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Scenarios: proved and drawn before they go live. */
@Command(
        name = "scenario",
        description = "Prove, draw and rehearse a scenario before callers hear it, and keep its versions.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScenarioCheckCommand.class,
            ScenarioDrawCommand.class,
            ScenarioRehearseCommand.class,
            ScenarioSubmitCommand.class,
            ScenarioReviewCommand.class,
            ScenarioPublishCommand.class,
            ScenarioRollBackCommand.class,
            ScenarioVersionsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./heedline scenario check hotline",
            "  ./heedline scenario draw my.yaml --out my.svg",
            "  ./heedline scenario rehearse hotline",
            "  ./heedline scenario submit my.yaml"
        })
final class ScenarioCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Override
    public Integer call() {
        throw CommandFailure.wrongUse(
                "check, draw, rehearse, submit, review, publish, roll-back or versions is missing",
                "Type ./heedline scenario --help for examples.");
    }

    Console console() {
        return root.console();
    }

    /** Where versions are kept. */
    ScenarioStore store() {
        ScenarioSettings settings = Settings.load().scenarios();
        return new ScenarioStore(settings.directory(), Clock.systemDefaultZone(), settings.reviewedByAnother());
    }

    /** What became of a version, and what may be done next. */
    void tell(Version version, String nextStep) {
        console().print("version " + version.number() + ": " + version.stage().word());
        console().progress(nextStep);
    }
}
