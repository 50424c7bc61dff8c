package io.heedline.application.cli;

import io.heedline.application.config.RecordingSettings;
import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.application.rehearsal.Kind;
import io.heedline.application.rehearsal.OfferedServices;
import io.heedline.application.rehearsal.Rehearsal;
import io.heedline.application.rehearsal.RehearsalPage;
import io.heedline.application.rehearsal.RehearsalReport;
import io.heedline.application.rehearsal.Service;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.simulated.Pacing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Simulated people talk to a scenario by sound. */
@Command(
        name = "rehearse",
        description = "Let simulated people of many kinds phone a scenario, and tell what came of it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline scenario rehearse hotline --callers 60",
            "  ./heedline scenario rehearse my.yaml --kinds silent,noisy-line --services bill --json",
            "  ./heedline scenario rehearse hotline --callers 200 --expect-service 0.96 --expect-finished 0.9",
            "",
            "Exit status: 0 all calls took place and what was expected came true, 1 not so, 2 wrong use."
        })
final class ScenarioRehearseCommand implements Callable<Integer> {

    private static final int MOST_CALLERS = 10_000;

    @ParentCommand
    private ScenarioCommand parent;

    @Parameters(paramLabel = "FILE|NAME", description = "A YAML file, or a scenario that comes with Heedline.")
    private String scenarioName;

    @Option(names = "--lang", paramLabel = "LANGUAGE", description = "zh or en (default: that of the settings).")
    private String language;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "60",
            description = "How many people call (default: ${DEFAULT-VALUE}).")
    private int callers;

    @Option(
            names = "--at-once",
            paramLabel = "K",
            defaultValue = "4",
            description = "How many calls are up at a time (default: ${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(
            names = "--real-time",
            description = "Let calls take their real time. Otherwise they run as fast as the machine goes, and the "
                    + "time the machine computes is not in the response times.")
    private boolean realTime;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides who calls and what they do (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--kinds", paramLabel = "KIND,...", split = ",", description = "Only these kinds of people.")
    private List<String> kinds = List.of();

    @Option(names = "--services", paramLabel = "SERVICE,...", split = ",", description = "They call only for these.")
    private List<String> services = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "var/rehearsal",
            description =
                    "Receives recordings, transcripts, truths, report.json and report.html (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--json", description = "One JSON object and nothing else on standard output.")
    private boolean json;

    @Option(
            names = "--expect-service",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Fail if fewer people, from 0 to 1, got the service they called for.")
    private double expectService;

    @Option(
            names = "--expect-finished",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Fail if fewer of those who need no person, from 0 to 1, were served without one.")
    private double expectFinished;

    @Option(
            names = "--expect-stuck",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "Fail if more calls, from 0 to 1, led nowhere.")
    private double expectStuck;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireBetween("--callers", callers, 1, MOST_CALLERS);
        requireBetween("--at-once", atOnce, 1, MOST_CALLERS);
        List<Kind> chosenKinds = chosen("--kinds", kinds, List.of(Kind.values()), Kind::named, Kind::label);
        List<Service> chosenServices =
                chosen("--services", services, List.of(Service.values()), Service::named, Service::label);
        Settings settings = Settings.load();
        Locale locale = Languages.named(language, settings.hotline().language());
        settings = settings.withHotline(settings.hotline().withLanguage(locale))
                .withRecordings(new RecordingSettings(out));
        Console console = parent.console();
        try (Engine engine = new Engine(settings, console::progress)) {
            Scenario scenario = engine.scenario(scenarioName);
            List<Service> offered = services.isEmpty() ? OfferedServices.of(scenario, engine, locale) : chosenServices;
            RehearsalReport report = new Rehearsal(engine, new ProgressLine(console))
                    .run(
                            scenario,
                            new Rehearsal.Plan(
                                    callers,
                                    atOnce,
                                    seed,
                                    chosenKinds,
                                    offered,
                                    realTime ? Pacing.REAL_TIME : Pacing.VIRTUAL));
            Files.writeString(
                    out.resolve("report.json"), Json.pretty(report) + System.lineSeparator(), StandardCharsets.UTF_8);
            Files.writeString(out.resolve("report.html"), RehearsalPage.of(report, out), StandardCharsets.UTF_8);
            if (json) {
                console.print(Json.line(report));
            } else {
                new RehearsalTable(console).print(report, out);
            }
            return asExpected(report, console) ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private boolean asExpected(RehearsalReport report, Console console) {
        boolean served = report.served().share() >= expectService;
        boolean finished = report.finished().share() >= expectFinished;
        boolean led = report.stuck().share() <= expectStuck;
        if (!served) {
            console.progress("heedline: " + RehearsalTable.share(report.served())
                    + " got the service they called for; expected at least " + 100 * expectService + " %");
        }
        if (!finished) {
            console.progress("heedline: " + RehearsalTable.share(report.finished())
                    + " were served without a person; expected at least " + 100 * expectFinished + " %");
        }
        if (!led) {
            console.progress("heedline: " + RehearsalTable.share(report.stuck())
                    + " calls led nowhere; expected at most " + 100 * expectStuck + " %");
        }
        return served && finished && led;
    }

    private static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw CommandFailure.wrongUse(
                    option + " is " + value + "; expected " + least + " to " + most, "Give a number between them.");
        }
    }

    private static <T> List<T> chosen(
            String option,
            List<String> names,
            List<T> all,
            Function<String, Optional<T>> named,
            Function<T, String> label) {
        if (names.isEmpty()) {
            return all;
        }
        return names.stream()
                .map(name -> named.apply(name)
                        .orElseThrow(() -> CommandFailure.wrongUse(
                                option + " \"" + name + "\" is unknown",
                                "Choose from "
                                        + String.join(
                                                ", ", all.stream().map(label).toList())
                                        + ".")))
                .toList();
    }

    /** A bar that moves on a terminal; elsewhere a line for each tenth. */
    private record ProgressLine(Console console) implements Rehearsal.Progress {
        private static final int WIDTH = 30;

        @Override
        public void at(String what, int done, int total) {
            int full = WIDTH * done / total;
            String line =
                    String.format("%-22s [%s%s] %d/%d", what, "#".repeat(full), ".".repeat(WIDTH - full), done, total);
            if (console.terminal()) {
                console.overwrite(done == total ? line + System.lineSeparator() : line);
            } else if (done == total || done * 10 / total > (done - 1) * 10 / total) {
                console.progress(line);
            }
        }
    }
}
