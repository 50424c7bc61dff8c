package io.heedline.application.cli;

import io.heedline.dialog.Scenario;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Trains and measures the starter model in a process of its own, so that the trainer is never loaded beside calls. All
 * arguments go to the trainer as they are.
 */
@Command(
        name = SpeechCommand.NAME,
        description = "Train, measure or adapt a speech model, or give it new words.",
        synopsisSubcommandLabel = "",
        footer = {
            "",
            "Examples:",
            "  ./heedline speech train --lang zh",
            "  ./heedline speech evaluate --lang en",
            "  ./heedline speech adapt --lang en --data DIR --out DIR",
            "  ./heedline speech train --help"
        })
final class SpeechCommand implements Callable<Integer> {

    static final String NAME = "speech";

    private static final String MAIN_CLASS = "io.heedline.asr.training.SpeechTraining";
    private static final Path LIBRARIES = Path.of("asr-training", "target", "training", "lib");

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "train|evaluate|words|adapt [OPTION...]",
            description = "What to do. Type \"speech train --help\" for the options.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (arguments.isEmpty() || Set.of("--help", "-h").contains(arguments.get(0))) {
            spec.commandLine().usage(spec.commandLine().getOut());
            return arguments.isEmpty() ? ExitStatus.WRONG_USE : ExitStatus.DONE;
        }
        Path libraries = Path.of(System.getProperty("heedline.home", "")).resolve(LIBRARIES);
        if (!Files.isDirectory(libraries)) {
            throw CommandFailure.because(
                    "the trainer is not built: " + libraries.toAbsolutePath() + " does not exist",
                    "Type ./heedline speech in the source directory, it builds the trainer.");
        }
        Path phrases = phrases(language());
        try {
            return child(libraries, phrases).start().waitFor();
        } finally {
            Files.deleteIfExists(phrases);
        }
    }

    /** The language that the trainer's option names; a wrong one is the trainer's to refuse. */
    private Locale language() {
        int at = arguments.indexOf("--lang");
        boolean english = arguments.contains("--lang=en")
                || at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("en");
        return english ? Locale.US : Locale.SIMPLIFIED_CHINESE;
    }

    /** What callers are expected to say, for the trainer, which knows no scenarios. */
    private static Path phrases(Locale language) throws IOException {
        Path file = Files.createTempFile("heedline-phrases", ".txt");
        Files.write(file, Scenario.load("hotline").exampleSentences(language));
        return file;
    }

    private ProcessBuilder child(Path libraries, Path phrases) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx5g",
                "-XX:+UseParallelGC",
                "-XX:ParallelGCThreads=1",
                "-Djna.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dheedline.home=" + System.getProperty("heedline.home", ""),
                "-cp",
                libraries + File.separator + "*",
                MAIN_CLASS));
        command.addAll(arguments);
        if (!Set.of("--help", "-h").contains(arguments.get(arguments.size() - 1)) && !arguments.contains("--phrases")) {
            command.add("--phrases=" + phrases);
        }
        ProcessBuilder child = new ProcessBuilder(command).inheritIO();
        // More threads of OpenMP make the trainer's small matrix products many times slower, not faster.
        child.environment().put("OMP_NUM_THREADS", "1");
        BlasKernel.ofThisProcessor().ifPresent(kernel -> child.environment().putIfAbsent("OPENBLAS_CORETYPE", kernel));
        return child;
    }
}
