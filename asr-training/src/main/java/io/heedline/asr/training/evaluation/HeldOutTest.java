package io.heedline.asr.training.evaluation;

import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.asr.training.signal.Signals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Recordings of people of whom nothing was learnt, once with all words possible and once with just what they say. */
public final class HeldOutTest {
    /** The level every recording is brought to, as the service does with calls. */
    private static final double LEVEL = 1000;
    /** A grammar of more phrases would be no grammar of a dialogue. */
    private static final int MOST_PHRASES = 60;

    private final List<Recording> recordings;
    private final SpokenLanguage language;
    private final Lexicon lexicon;
    private final Function<String, String> sound;

    /**
     * The outcome.
     *
     * @param open errors with all words possible
     * @param right how many recordings were wholly right with the grammar, by speaker; empty if there was none
     */
    public record Result(ErrorCount open, Map<String, PeopleTest.Score> right) {
        public double percentRight() {
            int total =
                    right.values().stream().mapToInt(PeopleTest.Score::total).sum();
            int all = right.values().stream().mapToInt(PeopleTest.Score::right).sum();
            return total == 0 ? 0 : 100.0 * all / total;
        }
    }

    /** @param sound what a word sounds like to the model; words that sound alike count as one */
    public HeldOutTest(
            List<Recording> recordings, SpokenLanguage language, Lexicon lexicon, Function<String, String> sound) {
        this.recordings = recordings;
        this.language = language;
        this.lexicon = lexicon;
        this.sound = sound;
    }

    public int size() {
        return recordings.size();
    }

    public Result run(StockRecognizer recognizer, Runnable done) throws IOException {
        List<String> phrases = recordings.stream()
                .map(r -> String.join(" ", words(r)))
                .distinct()
                .sorted()
                .toList();
        ErrorCount open = ErrorCount.NONE;
        Map<String, PeopleTest.Score> right = new TreeMap<>();
        for (Recording recording : recordings) {
            float[] samples = recording.samples().clone();
            Signals.scale(samples, (float) (LEVEL / Math.max(1, Signals.rms(samples))));
            short[] pcm = Signals.toPcm(samples);
            String heard = language.written(StockRecognizer.texts(recognizer.recognize(pcm, List.of())));
            open = open.plus(ErrorCount.of(language.units(language.written(words(recording))), language.units(heard)));
            if (phrases.size() <= MOST_PHRASES) {
                List<String> chosen = StockRecognizer.texts(recognizer.recognize(pcm, phrases));
                boolean same = sounds(chosen).equals(sounds(words(recording)));
                right.merge(recording.person(), new PeopleTest.Score(same ? 1 : 0, 1), PeopleTest.Score::plus);
            }
            done.run();
        }
        return new Result(open, right);
    }

    private List<String> words(Recording recording) {
        return language.words(recording.text(), lexicon).orElseThrow();
    }

    private List<String> sounds(List<String> words) {
        return words.stream()
                .map(word -> lexicon.readings(word).isEmpty() ? word : sound.apply(word))
                .toList();
    }
}
