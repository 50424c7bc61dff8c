package io.heedline.asr.training;

import io.heedline.asr.training.corpus.LabelledSpeech;
import io.heedline.asr.training.corpus.PeopleStreams;
import io.heedline.asr.training.corpus.ProportionedStreams;
import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.language.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import me.tongfei.progressbar.ProgressBar;

/**
 * Teaches a finished model the voices of people: in two rounds it lays the sounds of what they say beside their
 * recordings, leaves the worst fit out, and goes on learning from them and from generated speech.
 */
final class Adaptation {
    private static final int ROUNDS = 2;
    /** Share of the sound that is people's; the rest, more than twice as much, keeps what the model knows already. */
    private static final double PEOPLE_SHARE = 0.3;

    private static final double FIRST_RATE = 3e-4;
    private static final double LAST_RATE = 2e-5;

    private final StarterModel starter;
    private final Lexicon lexicon;
    private final List<Recording> recordings;
    private final int steps;
    private final long seed;

    /** @param steps of training in all, 96 s of speech each */
    Adaptation(StarterModel starter, Lexicon lexicon, List<Recording> recordings, int steps, long seed) {
        this.starter = starter;
        this.lexicon = lexicon;
        this.recordings = recordings;
        this.steps = steps;
        this.seed = seed;
    }

    AcousticModel of(AcousticModel base, Progress progress, IntFunction<ProgressBar> aligning)
            throws InterruptedException {
        PeopleCorpus corpus = new PeopleCorpus(recordings, Set.of(), lexicon, starter.pronunciations());
        ModelTrainer trainer = new ModelTrainer(base, starter.streams(10), seed);
        AcousticModel model = base;
        double rate = FIRST_RATE;
        for (int round = 1; round <= ROUNDS; round++) {
            Map<String, List<LabelledSpeech>> people;
            try (ProgressBar bar = aligning.apply(corpus.size())) {
                people = corpus.aligned(model, bar::step);
            }
            double next = FIRST_RATE * Math.pow(LAST_RATE / FIRST_RATE, (double) round / ROUNDS);
            Stage stage = new Stage("learning, round " + round, Math.max(1, steps / ROUNDS), rate, next);
            ProportionedStreams streams = new ProportionedStreams(
                    starter.streams(10 + round), new PeopleStreams(people, seed + round), PEOPLE_SHARE);
            trainer.train(stage, streams, progress);
            model = trainer.model();
            rate = next;
        }
        return model;
    }
}
