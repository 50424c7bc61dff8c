package io.heedline.asr.training;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Main class of the trainer's process. Exit status 0 for success, 1 for failure, 2 for wrong use. */
@Command(
        name = "speech",
        description = "Makes and measures speech models.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainCommand.class, EvaluateCommand.class, WordsCommand.class, AdaptCommand.class})
public final class SpeechTraining {
    private SpeechTraining() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new SpeechTraining());
        commandLine.setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println("heedline speech: " + failure.getMessage());
            if (Boolean.getBoolean("heedline.debug")) {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        System.exit(commandLine.execute(arguments));
    }
}
