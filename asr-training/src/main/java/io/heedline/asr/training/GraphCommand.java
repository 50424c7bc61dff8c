package io.heedline.asr.training;

import io.heedline.asr.ModelProbe;
import io.heedline.asr.training.espeak.Espeak;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "words",
        description = "Writes the words and the language model of a trained model anew; its acoustics stay as they are.",
        mixinStandardHelpOptions = true)
final class GraphCommand implements Callable<Integer> {
    @Option(names = "--lang", required = true, description = "Language: zh.")
    String language;

    @Option(names = "--model", description = "Model directory (default: the shipped model).")
    Path model;

    @Option(names = "--phrases", description = "File of phrases that callers are expected to say, one a line.")
    Path phrases;

    @Override
    public Integer call() throws Exception {
        SourceTree tree = SourceTree.current();
        Path directory = model != null ? model : tree.shippedModel(language);
        try (Espeak espeak = Espeak.open()) {
            new StarterModel(new TrainingData(language), Phrases.read(phrases), espeak, 1).writeGraph(directory);
        }
        new ModelProbe(tree.probes()).verify(directory);
        return 0;
    }
}
