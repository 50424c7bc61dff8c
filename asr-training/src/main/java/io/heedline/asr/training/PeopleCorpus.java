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
        this.recordings = fewForeign(
                recordings.stream().filter(r -> !leftOut.contains(r.person())).toList());
        this.pronunciations = pronunciations;
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
        return lexicon.readings(recording.word()).isEmpty();
    }

    int size() {
        return recordings.size();
    }

    /**
     * Labels every recording with the best reading of its word; words of other languages become garbage.
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
            sounds(recording.word()).stream()
                    .filter(sounds -> sounds.length + 2 <= likelihoods.length)
                    .map(sounds -> Alignment.of(samples, likelihoods, sounds))
                    .max(Comparator.comparingDouble(Alignment::score))
                    .ifPresent(alignment -> scored.add(new Scored(recording.person(), alignment)));
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

    private List<int[]> sounds(String word) {
        if (lexicon.readings(word).isEmpty()) {
            return List.of(new int[] {PhoneSet.GARBAGE_CLASS});
        }
        return pronunciations.readings(word).stream()
                .map(Pronunciations.Reading::classes)
                .toList();
    }
}
