package io.heedline.asr.training.evaluation;

import io.heedline.asr.training.corpus.Speaker;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.language.SpokenLanguage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Sentences spoken by voices that are in no training, each on every kind of line. */
public final class SentenceTest {
    /** The result: errors by condition, errors of the clean condition by voice, and what was misheard. */
    public record Result(
            Map<Condition, ErrorCount> byCondition, Map<String, ErrorCount> byVoice, List<String> misheard) {}

    /** On how many lines each sentence is heard. */
    public static final int LINES = Condition.values().length;

    private record Spoken(List<String> words, String voice, float[] samples) {}

    private final SpokenLanguage language;
    private final List<Spoken> set = new ArrayList<>();

    /**
     * Speaks the set.
     *
     * @param voices espeak-ng's variants; sentence {@code n} is spoken by voice {@code n} modulo their number, and
     *     in the accent found the same way
     */
    public SentenceTest(Speaker speaker, List<List<String>> sentences, List<String> voices) {
        language = speaker.language();
        List<String> accents = language.accents();
        SplittableRandom random = new SplittableRandom(20261122);
        for (int i = 0; i < sentences.size(); i++) {
            String name = voices.get(i % voices.size());
            EspeakVoice voice = EspeakVoice.stock(accents.get(i % accents.size()), name, 150 + 15 * random.nextInt(4));
            set.add(new Spoken(sentences.get(i), name, speaker.sound(sentences.get(i), voice, random)));
        }
    }

    public int size() {
        return set.size();
    }

    /** Recognises everything; {@code done} is called after each sentence on each line. */
    public Result run(StockRecognizer recognizer, Runnable done) throws IOException {
        Map<Condition, ErrorCount> byCondition = new EnumMap<>(Condition.class);
        Map<String, ErrorCount> byVoice = new TreeMap<>();
        List<String> misheard = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            for (int i = 0; i < set.size(); i++) {
                Spoken spoken = set.get(i);
                String said = language.written(spoken.words());
                String heard = language.written(
                        StockRecognizer.texts(recognizer.recognize(condition.apply(spoken.samples(), i), List.of())));
                ErrorCount count = ErrorCount.of(language.units(said), language.units(heard));
                byCondition.merge(condition, count, ErrorCount::plus);
                if (condition == Condition.CLEAN) {
                    byVoice.merge(spoken.voice(), count, ErrorCount::plus);
                    if (count.errors() > 0) {
                        misheard.add(spoken.voice() + ": " + said + " -> " + heard);
                    }
                }
                done.run();
            }
        }
        return new Result(byCondition, byVoice, misheard);
    }
}
