package io.heedline.asr.training;

import io.heedline.asr.ModelProbe;
import io.heedline.asr.training.corpus.MixedStreams;
import io.heedline.asr.training.corpus.PeopleStreams;
import io.heedline.asr.training.corpus.Recordings;
import io.heedline.asr.training.espeak.Espeak;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = "Trains the starter speech model of a language and writes it as a Vosk model directory.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    /** Share of the streams in which people speak, if there are so many recordings; in proportion if there are fewer. */
    private static final double PEOPLE_SHARE = 0.18;

    private static final double RECORDINGS_FOR_SHARE = 1400;

    @Mixin
    LanguageOptions options;

    @Option(names = "--out", description = "Directory to write the model to (default: var/models/starter-LANG).")
    Path out;

    @Option(names = "--ship", description = "Write the model to where the build takes the shipped one from.")
    boolean ship;

    @Option(
            names = "--people",
            description = "Recordings of people, with an index.tsv (default: those of the source tree).")
    Path people;

    @Option(
            names = "--steps",
            defaultValue = "4600",
            description = "Steps of training, 96 s of speech each (default ${DEFAULT-VALUE}).")
    int steps;

    @Option(
            names = "--width",
            defaultValue = "336",
            description = "Width of the network's layers (default ${DEFAULT-VALUE}).")
    int width;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same model (default ${DEFAULT-VALUE}).")
    long seed;

    @Override
    public Integer call() throws Exception {
        SourceTree tree = SourceTree.current();
        Path directory =
                ship ? tree.shippedModel(options.language) : out != null ? out : tree.trainedModel(options.language);
        Progress progress = new TerminalProgress();
        try (Espeak espeak = Espeak.open()) {
            TrainingData data = options.data();
            StarterModel starter = options.starter(espeak, seed);
            PeopleCorpus corpus = new PeopleCorpus(
                    Recordings.read(people != null ? people : tree.recordings()),
                    data.peopleForMeasuring(),
                    data.lexicon(),
                    starter.pronunciations());
            ModelTrainer trainer =
                    new ModelTrainer(starter.pronunciations().phones().classes(), width, starter.streams(0), seed);
            Stage generated = new Stage("generated speech", (int) (steps * 0.25), 2e-3, 1e-3);
            trainer.train(generated, starter.streams(1), progress);
            PeopleStreams spoken;
            try (ProgressBar bar = TerminalProgress.bar("aligning people", corpus.size())) {
                spoken = new PeopleStreams(corpus.aligned(trainer.model(), bar::step), seed);
            }
            double share = PEOPLE_SHARE * Math.min(1, corpus.size() / RECORDINGS_FOR_SHARE);
            Stage mixed = new Stage("generated and people", steps - generated.steps(), 1e-3, 2e-5);
            trainer.train(mixed, new MixedStreams(starter.streams(2), spoken, share, seed), progress);
            starter.write(trainer.model(), directory);
        }
        if (ship) {
            tree.writeManifest(directory);
        }
        new ModelProbe(tree.probes()).verify(directory);
        System.err.println("The model in " + directory + " was tried and loads.");
        return 0;
    }
}
