package io.heedline.asr.training.evaluation;

import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.signal.Signals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Single words said by people of whom nothing was learnt, with a grammar of just these words. */
public final class PeopleTest {
    /** The level every recording is brought to, as the service does with calls. */
    private static final double LEVEL = 1000;

    private final List<Recording> recordings;
    private final List<String> words;
    private final Function<String, String> sound;

    /** How many of so many recordings were right. */
    public record Score(int right, int total) {
        Score plus(boolean isRight) {
            return new Score(right + (isRight ? 1 : 0), total + 1);
        }

        Score plus(Score other) {
            return new Score(right + other.right, total + other.total);
        }

        public double percent() {
            return total == 0 ? 0 : 100.0 * right / total;
        }
    }

    /** @param sound what a word sounds like to the model; words that sound alike count as one */
    public PeopleTest(List<Recording> recordings, Function<String, String> sound) {
        this.recordings = recordings;
        this.words =
                recordings.stream().map(Recording::text).distinct().sorted().toList();
        this.sound = sound;
    }

    public int size() {
        return recordings.size();
    }

    /** @return the score of each person */
    public Map<String, Score> run(StockRecognizer recognizer, Runnable done) throws IOException {
        Map<String, Score> scores = new TreeMap<>();
        for (Recording recording : recordings) {
            float[] samples = recording.samples().clone();
            Signals.scale(samples, (float) (LEVEL / Math.max(1, Signals.rms(samples))));
            List<StockRecognizer.Word> heard = recognizer.recognize(Signals.toPcm(samples), words);
            boolean right =
                    heard.size() == 1 && sound.apply(heard.get(0).text()).equals(sound.apply(recording.text()));
            Score before = scores.getOrDefault(recording.person(), new Score(0, 0));
            scores.put(recording.person(), before.plus(right));
            done.run();
        }
        return scores;
    }
}
