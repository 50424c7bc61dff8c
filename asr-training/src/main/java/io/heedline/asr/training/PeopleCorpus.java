package io.heedline.asr.training;

import io.heedline.asr.training.corpus.Alignment;
import io.heedline.asr.training.corpus.LabelledSpeech;
import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.kaldi.PhoneSet;
import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.Pronunciations;
import io.heedline.asr.training.signal.Mfcc;
import io.heedline.asr.training.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Recordings of people, labelled by aligning them with a model that has learnt from generated speech. */
final class PeopleCorpus {
    private static final double LEVEL = 1500;
    /** The worst aligned share is left out: slips of the tongue, cut words. */
    private static final double MISTRUSTED = 0.03;

    private static final int FOR_ONE_FOREIGN = 4;

    private final List<Recording> recordings;
    private final Lexicon lexicon;
    private final Pronunciations pronunciations;

    PeopleCorpus(List<Recording> recordings, Set<String> leftOut, Lexicon lexicon, Pronunciations pronunciations) {
        this.lexicon = lexicon;
        this.pronunciations = pronunciations;
        this.recordings = fewForeign(
                recordings.stream().filter(r -> !leftOut.contains(r.person())).toList());
    }

    /** Keeps one recording of another language for four of this one: people must not become what is no speech. */
    private List<Recording> fewForeign(List<Recording> all) {
        List<Recording> foreign = all.stream().filter(this::isForeign).toList();
        int wanted = (all.size() - foreign.size()) / FOR_ONE_FOREIGN;
        if (foreign.size() <= wanted) {
            return all;
        }
        List<Recording> kept =
                new ArrayList<>(all.stream().filter(r -> !isForeign(r)).toList());
        for (int i = 0; i < wanted; i++) {
            kept.add(foreign.get(i * foreign.size() / wanted));
        }
        return kept;
    }

    private boolean isForeign(Recording recording) {
        return words(recording.text()).isEmpty();
    }

    int size() {
        return recordings.size();
    }

    /**
     * Labels every recording with the best readings of its words; words of other languages become garbage.
     *
     * @param done called after each recording
     */
    Map<String, List<LabelledSpeech>> aligned(AcousticModel model, Runnable done) {
        record Scored(String person, Alignment alignment) {}
        Mfcc mfcc = new Mfcc();
        List<Scored> scored = new ArrayList<>();
        for (Recording recording : recordings) {
            float[] samples = recording.samples().clone();
            Signals.scale(samples, (float) (LEVEL / Math.max(1, Signals.rms(samples))));
            float[][] likelihoods = model.logLikelihoods(samples, mfcc);
            List<List<int[]>> sounds = sounds(recording.text());
            if (shortest(sounds) + 2 <= likelihoods.length) {
                scored.add(new Scored(recording.person(), Alignment.of(samples, likelihoods, sounds)));
            }
            done.run();
        }
        scored.sort(Comparator.comparingDouble(s -> s.alignment().score()));
        Map<String, List<LabelledSpeech>> people = new TreeMap<>();
        for (Scored s : scored.subList((int) (scored.size() * MISTRUSTED), scored.size())) {
            people.computeIfAbsent(s.person(), person -> new ArrayList<>())
                    .add(s.alignment().speech());
        }
        return people;
    }

    private static int shortest(List<List<int[]>> words) {
        return words.stream()
                .mapToInt(readings -> readings.stream()
                        .mapToInt(sounds -> sounds.length)
                        .min()
                        .orElse(0))
                .sum();
    }

    private List<List<int[]>> sounds(String text) {
        return words(text)
                .map(words -> words.stream()
                        .map(word -> pronunciations.readings(word).stream()
                                .map(Pronunciations.Reading::classes)
                                .toList())
                        .toList())
                .orElse(List.of(List.of(new int[] {PhoneSet.GARBAGE_CLASS})));
    }

    private Optional<List<String>> words(String text) {
        return pronunciations.language().words(text, lexicon).filter(words -> !words.isEmpty());
    }
}
