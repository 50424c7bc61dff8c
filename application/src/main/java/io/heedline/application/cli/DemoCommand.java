package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.demo.Demo;
import io.heedline.application.demo.DemoOutcome;
import io.heedline.application.engine.Engine;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;
import io.heedline.telephony.simulated.Pacing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Five callers phone the hotline at once. */
@Command(
        name = "demo",
        description = "Let five simulated callers phone the hotline at once; show what is heard and said.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline demo --exit",
            "  ./heedline demo --exit --lang en",
            "  ./heedline demo --exit --json demo.json",
            "",
            "Exit status with --exit: 0 if every caller got what they called for, else 1."
        })
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Option(names = "--exit", description = "End after the calls; otherwise the service stays up afterwards.")
    private boolean exit;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the calls and figures to this file as JSON.")
    private Path json;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language a call begins in, zh or en (default: that of the settings, zh-CN).")
    private String language;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The service's port, without --exit (default: that of the settings, 8080).")
    private Integer port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = root.console();
        DemoOutcome outcome;
        try (Engine engine = new Engine(Languages.in(language, Settings.load()), console::progress)) {
            outcome = new Demo(engine, Pacing.REAL_TIME, console::progress).run(new Lines(console));
        }
        new DemoTable(console).print(outcome);
        if (json != null) {
            Files.writeString(json, Json.pretty(outcome) + System.lineSeparator(), StandardCharsets.UTF_8);
        }
        if (!exit) {
            UpCommand.serve(console, port == null ? OptionalInt.empty() : OptionalInt.of(port), List.of(), language);
        }
        return outcome.allReachedAim() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private record Lines(Console console) implements ConversationListener {
        @Override
        public void turn(Call call, Turn turn) {
            console.print(DialogueLines.line(console, String.format("%-10s ", Demo.nameOf(call.caller())), turn));
        }
    }
}
