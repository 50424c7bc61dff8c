package io.heedline.application.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands in the list of commands; the launcher itself starts benchmarks, which are no part of the service. */
@Command(
        name = "benchmark",
        description = "Measure how fast it answers, and what recognition costs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./heedline benchmark conversation --lang zh --callers 60 --at-once 5",
            "  ./heedline benchmark speech-model"
        })
final class BenchmarkCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME [ARGUMENT...]",
            description = "conversation [OPTION...], speech-model [LANGUAGE], or micro [JMH OPTION...]")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw CommandFailure.wrongUse(
                "the benchmark " + String.join(" ", arguments) + " needs the sources",
                "Type ./heedline benchmark speech-model in the source directory.");
    }
}
