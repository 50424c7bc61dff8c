package io.heedline.application.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "heedline",
        description = "Answers a hotline by voice, on your own machines.",
        version = "Heedline 0.1.0",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            CallCommand.class,
            TranscribeCommand.class,
            SpeakCommand.class,
            UpCommand.class,
            BankCommand.class,
            DoctorCommand.class,
            ModelsCommand.class,
            SpeechCommand.class,
            ScenarioCommand.class,
            BenchmarkCommand.class,
            TestCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./heedline demo --exit",
            "  ./heedline call --turn 我要查一下账单 --turn 四三二一 --turn 一三五七九零 --turn 谢谢再见",
            "  ./heedline COMMAND --help",
            "",
            "Exit status: 0 success, 1 it could not be done, 2 wrong use."
        })
public final class HeedlineCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec;

    private HeedlineCommand(Console console) {
        this.console = console;
    }

    /** Runs the command the arguments name, on the process's own streams, and returns the exit status. */
    public static int run(String... arguments) {
        return run(Console.ofProcess(), arguments);
    }

    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new HeedlineCommand(console));
        line.setOut(console.outWriter());
        line.setErr(console.errWriter());
        // The trainer has options of its own, which are not ours to judge.
        CommandLine trainer = line.getSubcommands().get(SpeechCommand.NAME);
        trainer.setUnmatchedOptionsArePositionalParams(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler(
                (fault, where, result) -> Complaint.of(fault).tell(console));
        line.setParameterExceptionHandler((fault, given) -> wrongUse(console, fault));
        return line.execute(arguments);
    }

    private static int wrongUse(Console console, ParameterException fault) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        console.progress("heedline: " + fault.getMessage());
        console.progress("Type ./" + command + " --help for its options and examples.");
        return ExitStatus.WRONG_USE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    Console console() {
        return console;
    }
}
