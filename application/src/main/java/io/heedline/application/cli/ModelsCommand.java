package io.heedline.application.cli;

import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.asr.ModelInstaller;
import io.heedline.asr.ModelSize;
import io.heedline.asr.SpeechModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Speech models: which are in use, and how to get the official ones. */
@Command(
        name = "models",
        description = "See which speech models are used, and install official ones.",
        mixinStandardHelpOptions = true,
        subcommands = {ModelsCommand.ListModels.class, ModelsCommand.Install.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./heedline models list",
            "  ./heedline models install zh",
            "  ./heedline models install zh --from vosk-model-small-cn-0.22.zip"
        })
final class ModelsCommand implements Callable<Integer> {

    @ParentCommand
    private HeedlineCommand root;

    @Override
    public Integer call() {
        throw CommandFailure.wrongUse("list or install is missing", "Type ./heedline models --help for examples.");
    }

    /** Which model each language uses. */
    @Command(
            name = "list",
            description = "Show which speech model each language uses.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ./heedline models list"})
    static final class ListModels implements Callable<Integer> {

        @ParentCommand
        private ModelsCommand models;

        @Override
        public Integer call() {
            Console console = models.root.console();
            try (Engine engine = new Engine(Settings.load(), console::progress)) {
                for (Locale language : Languages.ALL) {
                    console.print(
                            language.getLanguage() + "  " + engine.models().describe(language));
                }
            }
            return ExitStatus.DONE;
        }
    }

    /** Fetches and installs a model. */
    @Command(
            name = "install",
            description = "Fetch the official model of a language from its publisher and use it from then on.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "A download that broke goes on where it stopped when the same command is given again.",
                "",
                "Examples:",
                "  ./heedline models install zh",
                "  ./heedline models install en --size large",
                "  ./heedline models install zh --from /media/stick/vosk-model-small-cn-0.22.zip"
            })
    static final class Install implements Callable<Integer> {

        @ParentCommand
        private ModelsCommand models;

        @Parameters(paramLabel = "zh|en", description = "The language.")
        private String language;

        @Option(
                names = "--size",
                paramLabel = "small|large",
                defaultValue = "small",
                description = "small: about 40 MB, takes grammars; large: a gigabyte and more, the most accurate "
                        + "(default: ${DEFAULT-VALUE}).")
        private String size;

        @Option(names = "--from", paramLabel = "FILE", description = "A zip file or folder that is here already.")
        private Path from;

        @Override
        public Integer call() {
            Console console = models.root.console();
            Locale locale = Languages.named(language);
            ModelSize wanted = size();
            if (from != null && !Files.exists(from)) {
                throw CommandFailure.because(from + " does not exist", "Give the zip file or folder of a Vosk model.");
            }
            try (Engine engine = new Engine(Settings.load(), console::progress);
                    ProgressBar bar = new ProgressBar(console)) {
                SpeechModels.Found installed = from == null
                        ? engine.installer().install(locale, wanted, bar)
                        : engine.installer().install(locale, from, bar);
                bar.close();
                console.print(language + "  " + installed.describe());
            }
            return ExitStatus.DONE;
        }

        private ModelSize size() {
            return switch (size) {
                case "small" -> ModelSize.SMALL;
                case "large" -> ModelSize.LARGE;
                default -> throw CommandFailure.wrongUse("--size is \"" + size + "\"", "Give small or large.");
            };
        }
    }

    /** How far an installation is: one line that fills on a terminal, else a line for every tenth. */
    private static final class ProgressBar implements ModelInstaller.Progress, AutoCloseable {

        private static final int WIDTH = 40;

        private final Console console;
        private ModelInstaller.Step step;
        private long lastTenth = -1;
        private boolean open;

        ProgressBar(Console console) {
            this.console = console;
        }

        @Override
        public void at(ModelInstaller.Step now, long done, long total) {
            if (now != step) {
                close();
                step = now;
                lastTenth = -1;
            }
            if (now == ModelInstaller.Step.DONE) {
                return;
            }
            long tenth = total == 0 ? 0 : done * (console.terminal() ? WIDTH : 10) / total;
            if (tenth != lastTenth) {
                lastTenth = tenth;
                show(done, total);
            }
        }

        private void show(long done, long total) {
            String line = nameOf(step)
                    + (total == 0
                            ? ""
                            : String.format(Locale.ROOT, " %3d %% of %.1f MB", done * 100 / total, total / 1e6));
            if (console.terminal() && total > 0) {
                int filled = (int) (done * WIDTH / total);
                console.overwrite(line + " [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "]");
                open = true;
            } else {
                console.progress(line);
            }
        }

        private static String nameOf(ModelInstaller.Step step) {
            return switch (step) {
                case LIST -> "Asking the publisher";
                case DOWNLOAD -> "Downloading";
                case CHECK -> "Checking";
                case UNPACK -> "Unpacking";
                case TRIAL -> "Trying the model";
                case DONE -> "Done";
            };
        }

        @Override
        public void close() {
            if (open) {
                console.progress("");
                open = false;
            }
        }
    }
}
