package io.heedline.application.rehearsal;

import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line as it sounds.
 *
 * @param text its words
 * @param sound 8 kHz
 * @param startMs where it is first to be heard, in the sound
 * @param endMs where it was last to be heard
 * @param pauses silences within, from ms to ms
 */
record Utterance(String text, Pcm sound, long startMs, long endMs, List<Pause> pauses) {

    /** A silence within, from ms to ms of the sound. */
    record Pause(long fromMs, long toMs) {}

    private static final int STEP_MS = 10;
    private static final double AUDIBLE_DB = 35;

    /** A line of which each chunk has been spoken. */
    static Utterance of(Line line, List<Pcm> spoken, int sampleRate) {
        List<Pcm> parts = new ArrayList<>();
        List<Pause> pauses = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < spoken.size(); i++) {
            Pcm words = spoken.get(i);
            parts.add(words);
            at += words.durationMs();
            int pause = line.chunks().get(i).pauseMs();
            if (pause > 0) {
                pauses.add(new Pause(at, at + pause));
                parts.add(Pcm.silence(pause, sampleRate));
                at += pause;
            }
        }
        Pcm sound = Pcm.concat(parts);
        long first = edge(sound, true);
        return new Utterance(line.text(), sound, first, Math.max(first, edge(sound, false)), List.copyOf(pauses));
    }

    /** The first or last moment that is not much fainter than the loudest. */
    private static long edge(Pcm sound, boolean first) {
        int step = sound.sampleRate() * STEP_MS / 1000;
        int steps = sound.length() / step;
        double[] levels = new double[steps];
        double loudest = Level.SILENCE_DBFS;
        for (int i = 0; i < steps; i++) {
            levels[i] = Level.dbfs(Arrays.copyOfRange(sound.samples(), i * step, (i + 1) * step));
            loudest = Math.max(loudest, levels[i]);
        }
        for (int i = 0; i < steps; i++) {
            int at = first ? i : steps - 1 - i;
            if (levels[at] > loudest - AUDIBLE_DB) {
                return (long) (first ? at : at + 1) * STEP_MS;
            }
        }
        return 0;
    }
}
