package io.heedline.application.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the launcher itself runs the tests, because they need the sources. */
@Command(
        name = "test",
        description = "Run all tests.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./heedline test"})
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw CommandFailure.wrongUse("the tests need the sources", "Type ./heedline test in the source directory.");
    }
}
