package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.application.server.CallerNumber;
import io.heedline.application.trial.CallResult;
import io.heedline.application.trial.ResponseTimes;
import io.heedline.application.trial.TrialRunner;
import io.heedline.audio.Pcm;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.simulated.Pacing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One simulated call to the hotline. */
@Command(
        name = "call",
        description = "Phone the hotline, saying each turn when the bot has finished, and print the dialogue.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline call --turn 我要查一下账单 --turn 四三二一 --turn 一三五七九零 --turn 谢谢再见",
            "  ./heedline call --turn question.wav --turn 再见 --json",
            "  ./heedline call --scenario my-scenario.yaml --turn 转人工 --real-time",
            "  ./heedline call --lang en --turn 'what is my bill' --turn goodbye",
            "",
            "Exit status: 0 if the call took place and all of it was recorded, whatever its outcome."
        })
final class CallCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Option(
            names = "--turn",
            required = true,
            paramLabel = "FILE|TEXT",
            description = "What the caller says: a WAV file of at most 5 minutes, or text that is spoken. Repeatable.")
    private List<String> turns;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "A scenario that comes with Heedline, or a YAML file (default: that of the settings).")
    private String scenarioName;

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = TrialRunner.USUAL_CALLER,
            description = "The caller's number (default: ${DEFAULT-VALUE}).")
    private String from;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language a call begins in, zh or en (default: that of the settings, zh-CN).")
    private String language;

    @Option(
            names = "--real-time",
            description =
                    "Let the call take its real time. Otherwise it runs as fast as the machine goes, and the time "
                            + "the machine computes is not in the response times.")
    private boolean realTime;

    @Option(names = "--json", description = "One JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = root.console();
        CallerNumber.fault(from).ifPresent(fault -> {
            throw CommandFailure.wrongUse(
                    "--from \"" + from + "\" " + fault, "Give a number as in --from " + TrialRunner.USUAL_CALLER + ".");
        });
        Settings settings = Languages.in(language, Settings.load());
        try (Engine engine = new Engine(settings, console::progress);
                TrialRunner trials = new TrialRunner(engine, realTime ? Pacing.REAL_TIME : Pacing.VIRTUAL)) {
            // Says which model it uses, and fails before anything else is done if there is none.
            engine.model(settings.hotline().language());
            Scenario scenario =
                    engine.scenario(scenarioName == null ? settings.hotline().scenario() : scenarioName);
            List<Pcm> sounds =
                    new CallerTurns(engine.callerVoice(), settings.hotline().language()).sounds(turns);
            ConversationListener listener = json ? ConversationListener.none() : new DialogueLines(console);
            CallReport report = trials.call(scenario, from, sounds, listener);
            CallResult result = CallResult.of(report);
            if (json) {
                console.print(Json.line(result));
            } else {
                printSummary(console, result);
            }
            report.lost().forEach(loss -> console.progress("heedline: " + loss));
            return report.lost().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private static void printSummary(Console console, CallResult result) {
        console.print("");
        console.print(
                "Outcome:    " + result.outcome() + (result.reachedAim() ? ", aim reached" : ", aim not reached"));
        ResponseTimes.median(result.responseMs())
                .ifPresent(median -> console.print("Response:   " + median + " ms (median)"));
        console.print("Recording:  " + Console.shortened(result.recording()));
        console.print("Transcript: " + Console.shortened(result.transcript()));
    }
}
