package io.heedline.application.cli;

import io.heedline.application.scenarios.ScenarioStore;
import io.heedline.application.scenarios.Version;
import io.heedline.application.text.SpeakableText;
import io.heedline.dialog.check.ScenarioCheck;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes note that a draft was reviewed; it must pass its check. */
@Command(
        name = "review",
        description = "Check a draft and take note of who has reviewed it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./heedline scenario review hotline 3 --by wang"})
final class ScenarioReviewCommand implements Callable<Integer> {

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(index = "0", paramLabel = "NAME", description = "The scenario's name.")
    private String name;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The number of the version.")
    private int number;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who has reviewed it.")
    private String by;

    @Override
    public Integer call() {
        try {
            ScenarioCheck check = new ScenarioCheck(SpeakableText::fault);
            Version reviewed = scenario.store().review(name, number, by, check);
            scenario.tell(reviewed, "Have callers hear it: ./heedline scenario publish " + name + " " + number);
            return ExitStatus.DONE;
        } catch (ScenarioStore.NotPassed e) {
            e.report().findings().forEach(finding -> scenario.console().print(finding.toString()));
            throw CommandFailure.because(
                    "version " + number + " of scenario " + name + " stays a draft: " + e.getMessage(),
                    "Mend the file and submit it as another version.",
                    e);
        }
    }
}
