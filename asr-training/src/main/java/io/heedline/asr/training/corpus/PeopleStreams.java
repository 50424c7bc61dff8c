package io.heedline.asr.training.corpus;

import io.heedline.asr.training.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Streams of words that real people said, each by one person, made faster or slower, on random lines. */
public final class PeopleStreams implements Supplier<SpeechStream> {
    private final List<List<LabelledSpeech>> people;
    private final SplittableRandom random;
    private final LineConditions line = new LineConditions();

    /** @param people each person's recordings */
    public PeopleStreams(Map<String, List<LabelledSpeech>> people, long seed) {
        this.people = List.copyOf(new java.util.TreeMap<>(people).values());
        this.random = new SplittableRandom(seed);
    }

    @Override
    public SpeechStream get() {
        List<LabelledSpeech> recordings = people.get(random.nextInt(people.size()));
        double stretch = Math.pow(1.2, 2 * random.nextDouble() - 1);
        List<LabelledSpeech> utterances = new ArrayList<>();
        for (int i = 3 + random.nextInt(4); i > 0; i--) {
            utterances.add(stretched(recordings.get(random.nextInt(recordings.size())), stretch));
        }
        return line.put(utterances, 0, random);
    }

    private static LabelledSpeech stretched(LabelledSpeech speech, double stretch) {
        int[] starts = speech.starts().clone();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) (starts[i] * stretch);
        }
        return new LabelledSpeech(Signals.resample(Signals.toPcm(speech.samples()), stretch), speech.classes(), starts);
    }
}
