package io.heedline.asr.training;

import io.heedline.asr.ModelProbe;
import io.heedline.asr.training.espeak.Espeak;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "words",
        description =
                "Writes the words and the language model of a trained model anew; its acoustics stay as they are.",
        mixinStandardHelpOptions = true)
final class WordsCommand implements Callable<Integer> {
    @Mixin
    LanguageOptions options;

    @Option(names = "--model", description = "Model directory (default: the shipped model).")
    Path model;

    @Override
    public Integer call() throws Exception {
        SourceTree tree = SourceTree.current();
        Path directory = model != null ? model : tree.shippedModel(options.language);
        try (Espeak espeak = Espeak.open()) {
            options.starter(espeak, 1).writeGraph(directory);
        }
        new ModelProbe(tree.probes()).verify(directory);
        return 0;
    }
}
