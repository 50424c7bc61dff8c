package io.heedline.application.cli;

import io.heedline.application.drawing.ScenarioDrawing;
import io.heedline.application.scenarios.ScenarioLibrary;
import io.heedline.dialog.check.ScenarioMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Draws a scenario's states and what leads from one to the next. */
@Command(
        name = "draw",
        description = "Draw the states of a scenario and what leads from one to the next, as an SVG.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Any browser shows the picture. What holds in every state stands in a table beside it.",
            "",
            "Examples:",
            "  ./heedline scenario draw hotline --out hotline.svg",
            "  ./heedline scenario draw my.yaml --out my.svg --lang en"
        })
final class ScenarioDrawCommand implements Callable<Integer> {

    @ParentCommand
    private ScenarioCommand scenario;

    @Parameters(paramLabel = "FILE|NAME", description = "A scenario file, or the name of one that comes with Heedline.")
    private String nameOrFile;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The SVG file to write.")
    private Path out;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language of the prompts in it: zh or en (default: zh).")
    private String language;

    @Override
    public Integer call() throws IOException {
        Locale locale = Languages.named(language, Locale.SIMPLIFIED_CHINESE);
        Path directory = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw CommandFailure.because(
                    "cannot write " + out + ": directory " + directory + " does not exist",
                    "Make it, or name another.");
        }
        ScenarioMap map = ScenarioLibrary.isFile(nameOrFile)
                ? ScenarioMap.of(Path.of(nameOrFile), locale)
                : ScenarioMap.of(nameOrFile, locale);
        Files.writeString(out, ScenarioDrawing.svg(map));
        int states = map.parts().stream().mapToInt(part -> part.boxes().size()).sum();
        scenario.console().print(out + ": " + states + " states of " + map.name());
        return ExitStatus.DONE;
    }
}
