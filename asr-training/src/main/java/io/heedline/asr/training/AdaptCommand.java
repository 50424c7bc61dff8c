package io.heedline.asr.training;

import io.heedline.asr.ModelProbe;
import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.evaluation.HeldOutTest;
import io.heedline.asr.training.evaluation.SentenceTest;
import io.heedline.asr.training.evaluation.StockRecognizer;
import io.heedline.asr.training.kaldi.Acoustics;
import io.heedline.asr.training.kaldi.ModelDirectory;
import io.heedline.asr.training.language.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "adapt",
        description = "Teaches a starter model the voices of your callers, from recordings with what is said in them.",
        mixinStandardHelpOptions = true)
final class AdaptCommand implements Callable<Integer> {
    static final String REPORT = "adaptation.txt";
    /** Says how another model was made, or what the service is to unpack. */
    private static final Set<String> NOT_COPIED = Set.of(REPORT, "manifest.txt");

    private static final int FAULTS_SHOWN = 10;
    private static final int SENTENCES = 90;
    /** One speaker of so many measures what came of it. */
    private static final int SPEAKERS_FOR_ONE_KEPT = 4;

    @Mixin
    LanguageOptions options;

    @Option(
            names = "--data",
            required = true,
            description = "Folder with a folder for each speaker: WAV or FLAC, and index.tsv (file, tab, text) or a "
                    + "NAME.txt beside each NAME.wav.")
    Path data;

    @Option(names = "--base", description = "Model to adapt (default: the shipped model).")
    Path base;

    @Option(names = "--out", required = true, description = "Directory to write the model to; it must not exist.")
    Path out;

    @Option(
            names = "--keep-apart",
            split = ",",
            description = "Speakers to measure with, of whom nothing is learnt (default: every fourth).")
    List<String> keptApart = List.of();

    @Option(
            names = "--steps",
            defaultValue = "400",
            description = "Steps of training, 96 s of speech each (default ${DEFAULT-VALUE}).")
    int steps;

    @Option(
            names = "--most-loss",
            defaultValue = "1.5",
            description = "How many more errors in a hundred on generated speech are put up with "
                    + "(default ${DEFAULT-VALUE}).")
    double mostLoss;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same model (default ${DEFAULT-VALUE}).")
    long seed;

    private final List<String> report = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        SourceTree tree = SourceTree.current();
        Path from = base != null ? base : tree.shippedModel(options.language);
        if (Files.exists(out)) {
            throw new IOException(out + " exists already; expected a directory that is to be made");
        }
        ModelProbe probe = new ModelProbe(tree.probes());
        probe.verify(from);
        Path made = Files.createDirectories(out.toAbsolutePath().getParent())
                .resolve("." + out.getFileName() + ".part-"
                        + ProcessHandle.current().pid());
        try (Espeak espeak = Espeak.open()) {
            Lexicon lexicon = options.data().lexicon();
            AdaptationData speech = readData(lexicon);
            StarterModel starter = options.starter(espeak, seed);
            Set<String> apart = apart(speech);
            Set<String> learnt = new TreeSet<>(speech.speakers());
            learnt.removeAll(apart);
            Tests tests = new Tests(starter, lexicon, speech.of(apart));
            Measured before = tests.measure(from, "before");
            Acoustics acoustics =
                    ModelDirectory.readAcoustics(from, starter.pronunciations().phones());
            AcousticModel model = new Adaptation(starter, lexicon, speech.of(learnt), steps, seed)
                    .of(
                            new AcousticModel(acoustics.weights(), acoustics.priors(), acoustics.featureMean()),
                            new TerminalProgress(),
                            size -> TerminalProgress.bar("aligning people", size));
            copy(from, made);
            ModelDirectory.writeAcoustics(
                    made, starter.pronunciations().phones(), model.weights(), model.priors(), model.featureMean());
            probe.verify(made);
            Measured after = tests.measure(made, "after");
            return conclude(
                    from,
                    made,
                    new AdaptationResult(
                            before.people(),
                            after.people(),
                            before.generated().byCondition(),
                            after.generated().byCondition(),
                            starter.speaker().language().unit()));
        } finally {
            delete(made);
        }
    }

    private AdaptationData readData(Lexicon lexicon) throws IOException {
        AdaptationData speech;
        try (ProgressBar bar = TerminalProgress.bar("reading recordings", -1)) {
            speech = AdaptationData.read(data, options.data().language(), lexicon, bar::step);
        }
        say(String.format(
                Locale.ROOT,
                "%d recordings of %d speakers, %.1f minutes",
                speech.recordings().size(),
                speech.speakers().size(),
                speech.seconds() / 60));
        if (!speech.faults().isEmpty()) {
            say(speech.faults().size() + " recordings are left out:");
            speech.faults().stream().limit(FAULTS_SHOWN).forEach(fault -> say("  " + fault));
        }
        if (!speech.unknownWords().isEmpty()) {
            say("Words the model does not have, with how often they are said: " + speech.unknownWords());
            say("  Correct them where they are misspelt (numbers are written as words). Add the others to "
                    + "asr-training/src/main/resources/io/heedline/asr/training/" + options.language
                    + "/lexicon.tsv, then type: ./heedline speech words --lang " + options.language);
        }
        speech.requireEnough();
        return speech;
    }

    private Set<String> apart(AdaptationData speech) throws IOException {
        Set<String> apart = new TreeSet<>(keptApart);
        if (!speech.speakers().containsAll(apart)) {
            apart.removeAll(speech.speakers());
            throw new IOException("There are no recordings of the speakers to be kept apart: " + apart
                    + "; expected some of " + speech.speakers());
        }
        if (apart.isEmpty()) {
            List<String> all = List.copyOf(speech.speakers());
            for (int i = Math.min(SPEAKERS_FOR_ONE_KEPT, all.size()) - 1; i < all.size(); i += SPEAKERS_FOR_ONE_KEPT) {
                apart.add(all.get(i));
            }
        }
        if (apart.size() == speech.speakers().size()) {
            throw new IOException("All speakers are kept apart; nobody is left to learn from");
        }
        say("Kept apart to measure with: " + String.join(", ", apart));
        return apart;
    }

    private int conclude(Path from, Path made, AdaptationResult result) throws IOException {
        report.add("Model: " + from + ", " + steps + " steps, seed " + seed);
        report.addAll(result.lines());
        result.lines().forEach(System.out::println);
        if (!result.gained()) {
            System.err.println("heedline speech: the people kept apart are not understood better than before; nothing"
                    + " was written. More speakers and more words help, more recordings of the same do not.");
            return 1;
        }
        if (result.lost() > mostLoss) {
            System.err.printf(
                    Locale.ROOT,
                    "heedline speech: of generated speech %.1f in a hundred more are misheard, expected at most %.1f;"
                            + " nothing was written. Fewer steps (--steps) forget less.%n",
                    result.lost(),
                    mostLoss);
            return 1;
        }
        Files.write(made.resolve(REPORT), report);
        Files.move(made, out.toAbsolutePath());
        System.err.println("The model in " + out + " was tried and loads; " + REPORT + " in it says how it was made.");
        return 0;
    }

    private record Measured(HeldOutTest.Result people, SentenceTest.Result generated) {}

    /** The same tests for the model before and after. */
    private final class Tests {
        private final HeldOutTest people;
        private final SentenceTest generated;

        Tests(StarterModel starter, Lexicon lexicon, List<Recording> apart) {
            people = new HeldOutTest(apart, starter.speaker().language(), lexicon, starter.pronunciations()::sound);
            List<List<String>> sentences = new ArrayList<>(options.data().segmented("test-sentences.txt"));
            if (sentences.size() < SENTENCES) {
                sentences.addAll(starter.freshSentences(SENTENCES - sentences.size(), new SplittableRandom(5)));
            }
            generated = new SentenceTest(
                    starter.speaker(),
                    sentences.subList(0, SENTENCES),
                    options.data().lines("test-voices.txt"));
        }

        Measured measure(Path model, String when) throws IOException {
            try (StockRecognizer recognizer = new StockRecognizer(model);
                    ProgressBar bar = TerminalProgress.bar(
                            "measuring " + when, people.size() + generated.size() * SentenceTest.LINES)) {
                return new Measured(people.run(recognizer, bar::step), generated.run(recognizer, bar::step));
            }
        }
    }

    private void say(String line) {
        report.add(line);
        System.err.println(line);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
