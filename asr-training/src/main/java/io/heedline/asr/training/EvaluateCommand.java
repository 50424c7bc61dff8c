package io.heedline.asr.training;

import io.heedline.asr.ModelProbe;
import io.heedline.asr.SpeechModel;
import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.corpus.Recordings;
import io.heedline.asr.training.corpus.Speaker;
import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.evaluation.Condition;
import io.heedline.asr.training.evaluation.GrammarTest;
import io.heedline.asr.training.evaluation.PeopleTest;
import io.heedline.asr.training.evaluation.SentenceTest;
import io.heedline.asr.training.evaluation.StockRecognizer;
import io.heedline.asr.training.evaluation.TargetTable;
import io.heedline.asr.training.language.Lexicon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        description = "Measures a speech model through the stock recogniser, on voices and sentences never trained on.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private static final int SINGLE_WORDS = 120;

    @Mixin
    LanguageOptions options;

    @Option(names = "--model", description = "Model directory (default: the shipped model).")
    Path model;

    @Option(
            names = "--people",
            description = "Recordings of people, with an index.tsv (default: those of the source tree).")
    Path people;

    @Option(names = "--tuning", description = "Measure on the tuning set, not on the test set.")
    boolean tuning;

    @Option(names = "--verbose", description = "List what was misheard on the clean line.")
    boolean verbose;

    @Override
    public Integer call() throws Exception {
        TrainingData data = options.data();
        SourceTree tree = SourceTree.current();
        model = model != null ? model : tree.shippedModel(options.language);
        people = people != null ? people : tree.recordings();
        new ModelProbe(tree.probes()).verify(model);
        System.err.println("Speech model: " + model);
        String set = tuning ? "tuning" : "test";
        try (Espeak espeak = Espeak.open();
                StockRecognizer recognizer = new StockRecognizer(model)) {
            StarterModel starter = options.starter(espeak, 1);
            List<List<String>> sentences = new ArrayList<>(data.segmented(set + "-sentences.txt"));
            int written = sentences.size();
            sentences.addAll(starter.freshSentences(written, new SplittableRandom(set.hashCode())));
            SentenceTest test = new SentenceTest(starter.speaker(), sentences, data.lines(set + "-voices.txt"));
            SentenceTest.Result result;
            try (ProgressBar bar = TerminalProgress.bar("sentences", test.size() * Condition.values().length)) {
                result = test.run(recognizer, bar::step);
            }
            TargetTable table = new TargetTable(System.out);
            result.byCondition()
                    .forEach((condition, errors) -> table.atMost(
                            data.language().unit() + " errors, " + condition.label(),
                            errors.percent(),
                            condition.target(data.language())));
            if (verbose) {
                result.byVoice().forEach((voice, errors) -> table.remark("  clean, " + voice, errors.percent()));
                result.misheard().forEach(System.out::println);
            }
            people(recognizer, starter, data, set, table);
            grammar(starter, data, sentences, set, table);
            return table.reached() ? 0 : 1;
        }
    }

    private void grammar(
            StarterModel starter, TrainingData data, List<List<String>> other, String set, TargetTable table) {
        Speaker speaker = starter.speaker();
        List<List<String>> outside = new ArrayList<>(other);
        outside.addAll(starter.singleWordsUnlike(data.segmented("yes-no.txt"), SINGLE_WORDS));
        GrammarTest test = new GrammarTest(
                speaker,
                data.segmented("yes-no.txt"),
                outside,
                data.lines("out-of-vocabulary.txt").stream()
                        .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                        .toList(),
                data.lines("foreign-sentences.txt"),
                data.lines(set + "-voices.txt"));
        List<GrammarTest.Score> scores;
        try (SpeechModel loaded = SpeechModel.open(model);
                ProgressBar bar = TerminalProgress.bar("yes/no grammar", test.size())) {
            scores = test.run(loaded, bar::step);
        }
        GrammarTest.Score answers = scores.get(0);
        table.atLeast("yes/no, right of " + answers.total() + " answers", percent(answers.right(), answers), 97);
        table.atMost("yes/no, other speech accepted", percent(scores.get(1).accepted(), scores.get(1)), 3);
        table.atMost(
                "yes/no, noise, silence, keys accepted", percent(scores.get(2).accepted(), scores.get(2)), 1);
        if (verbose) {
            scores.forEach(score -> score.wrong().forEach(System.out::println));
        }
    }

    private static double percent(int count, GrammarTest.Score score) {
        return 100.0 * count / score.total();
    }

    private void people(
            StockRecognizer recognizer, StarterModel starter, TrainingData data, String set, TargetTable table)
            throws IOException {
        Lexicon lexicon = data.lexicon();
        List<String> kept = data.lines(set + "-people.txt");
        List<Recording> recordings = Recordings.read(people).stream()
                .filter(recording -> kept.contains(recording.person()))
                .filter(recording -> !lexicon.readings(recording.text()).isEmpty())
                .toList();
        PeopleTest test = new PeopleTest(recordings, starter.pronunciations()::sound);
        Map<String, PeopleTest.Score> scores;
        try (ProgressBar bar = TerminalProgress.bar("people", test.size())) {
            scores = test.run(recognizer, bar::step);
        }
        int right = scores.values().stream().mapToInt(PeopleTest.Score::right).sum();
        scores.forEach((person, score) -> table.remark("  words of " + person, score.percent()));
        table.atLeast("people, words right", 100.0 * right / test.size(), 80);
    }
}
