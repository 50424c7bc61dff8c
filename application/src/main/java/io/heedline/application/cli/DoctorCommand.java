package io.heedline.application.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.heedline.application.cli.Console.Colour;
import io.heedline.application.config.FreeSwitchProperties;
import io.heedline.application.config.SettingException;
import io.heedline.application.config.Settings;
import io.heedline.application.doctor.MachineCheck;
import io.heedline.application.doctor.PlacesCheck;
import io.heedline.application.doctor.SpeechCheck;
import io.heedline.application.engine.Engine;
import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.check.Finding;
import io.heedline.telephony.freeswitch.check.FreeSwitchCheck;
import io.heedline.telephony.freeswitch.check.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What is wrong with this machine and with FreeSWITCH, and what to do about it. */
@Command(
        name = "doctor",
        description = "Check this machine and FreeSWITCH, and say what to change.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The status is 0 if there is no PROBLEM; a WARNING is for people to judge.",
            "",
            "Examples:",
            "  ./heedline doctor",
            "  HEEDLINE_FREESWITCH_PASSWORD=... ./heedline doctor --freeswitch 127.0.0.1:8021",
            "  ./heedline doctor --json"
        })
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Option(
            names = "--freeswitch",
            paramLabel = "HOST:PORT",
            description = "The event socket of a FreeSWITCH; may be given several times. Its password is "
                    + "HEEDLINE_FREESWITCH_PASSWORD in the environment (default: those of the settings, none).")
    private List<String> freeSwitch = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** What {@code --json} prints. */
    record Report(boolean healthy, List<Line> findings) {}

    /** A finding, and which node it is about; "here" is this machine. */
    record Line(String where, String subject, Verdict verdict, String found, String nextStep) {}

    private final List<Line> lines = new ArrayList<>();

    @Override
    public Integer call() {
        NodeAddresses.check(freeSwitch);
        Settings settings = Settings.load();
        FreeSwitchProperties telephone = freeSwitch.isEmpty()
                ? settings.freeSwitch()
                : settings.freeSwitch().withNodes(freeSwitch);
        checkThisMachine(settings, telephone);
        if (telephone.enabled()) {
            checkNodes(telephone, settings.hotline().number());
        }
        boolean healthy = lines.stream().noneMatch(line -> line.verdict() == Verdict.PROBLEM);
        if (json) {
            root.console().print(Json.line(new Report(healthy, lines)));
        } else {
            root.console().print(summary(telephone));
        }
        return healthy ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private void checkThisMachine(Settings settings, FreeSwitchProperties telephone) {
        Consumer<Finding> here = finding -> tell("here", finding);
        MachineCheck.ofThisProcess().run(here);
        try (Engine engine = new Engine(settings, line -> {})) {
            new SpeechCheck(settings, engine).run(here);
        }
        new PlacesCheck(settings.recordings().directory(), Settings.serverPort(), telephone).run(here);
    }

    private void checkNodes(FreeSwitchProperties telephone, String hotline) {
        FreeSwitchSettings settings;
        try {
            settings = telephone.toSettings();
        } catch (SettingException e) {
            tell("here", Finding.problem("settings", e.getMessage(), e.nextStep()));
            return;
        }
        hushLinks();
        FreeSwitchCheck check = new FreeSwitchCheck(settings, hotline, telephone.mostCalls(), Clock.systemUTC());
        settings.nodes().forEach(node -> check.run(node, finding -> tell(node.name(), finding)));
    }

    /** What the links log of a node that cannot be reached is said by a finding, and better. */
    private static void hushLinks() {
        if (System.getenv("HEEDLINE_LOG") == null
                && LoggerFactory.getLogger("io.heedline.telephony.internal.esl") instanceof Logger links) {
            links.setLevel(Level.OFF);
        }
    }

    private void tell(String where, Finding finding) {
        lines.add(new Line(where, finding.subject(), finding.verdict(), finding.found(), finding.nextStep()));
        if (json) {
            return;
        }
        Console console = root.console();
        String verdict = console.coloured(colour(finding.verdict()), String.format("%-7s", finding.verdict()));
        String node = where.equals("here") ? "" : where + " ";
        console.print(verdict + "  " + node + finding.subject() + ": " + finding.found());
        if (!finding.nextStep().isEmpty()) {
            console.print("         " + finding.nextStep());
        }
    }

    private static Colour colour(Verdict verdict) {
        return switch (verdict) {
            case OK -> Colour.GREEN;
            case WARNING -> Colour.YELLOW;
            case PROBLEM -> Colour.RED;
        };
    }

    private String summary(FreeSwitchProperties telephone) {
        long problems =
                lines.stream().filter(line -> line.verdict() == Verdict.PROBLEM).count();
        long warnings =
                lines.stream().filter(line -> line.verdict() == Verdict.WARNING).count();
        String sum = "\n" + lines.size() + " findings: " + counted(problems, "problem") + ", "
                + counted(warnings, "warning") + ".";
        return telephone.enabled()
                ? sum
                : sum + " No FreeSWITCH was named: ./heedline doctor --freeswitch 127.0.0.1:8021";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
