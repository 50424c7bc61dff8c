package io.heedline.application.trial;

import io.heedline.audio.AudioFormatException;
import io.heedline.audio.Level;
import io.heedline.audio.Pcm;
import io.heedline.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long callers waited for an answer, measured on the finished recording alone: from the end of sound on the left
 * channel (the caller) to the next start of sound on the right one (the bot). Knows nothing of what the system believed
 * to have happened.
 *
 * <p>A prompt that follows no speech, such as "are you still there?", is no answer and not counted, nor is speech that
 * ended while the bot was speaking on.
 */
public final class ResponseTimes {

    /** Where someone is heard, in milliseconds of the recording. */
    public record Sound(long startMs, long endMs) {}

    private static final int STEP_MS = 10;
    /** Pauses up to this length are within a sentence. */
    private static final long BRIDGED_MS = 300;
    /** Shorter sounds are clicks. */
    private static final long SHORTEST_MS = 60;
    /** Quieter sound is no speech on any line. */
    private static final double QUIETEST_DBFS = -50;
    /** How far speech stands out of the noise of a bad line. */
    private static final double ABOVE_NOISE_DB = 8;
    /** Share of the quietest steps whose level is taken for the line's noise. */
    private static final double NOISE_QUANTILE = 0.1;

    private ResponseTimes() {}

    /** The response times of one recording in milliseconds, in order. */
    public static List<Long> measure(Path recording) throws IOException {
        List<Pcm> channels = WavFile.readChannels(recording);
        if (channels.size() != 2) {
            throw new AudioFormatException("Recording " + recording + " has " + channels.size()
                    + " channel; expected 2, left the caller and right the bot");
        }
        return between(sounds(channels.get(0)), sounds(channels.get(1)));
    }

    /** The waits between the caller's sounds and the bot's. */
    static List<Long> between(List<Sound> caller, List<Sound> bot) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < caller.size(); i++) {
            long end = caller.get(i).endMs();
            long goesOn = i + 1 < caller.size() ? caller.get(i + 1).startMs() : Long.MAX_VALUE;
            boolean botSpeaksOn = bot.stream().anyMatch(b -> b.startMs() <= end && end < b.endMs());
            OptionalLong answer = bot.stream()
                    .mapToLong(Sound::startMs)
                    .filter(start -> start > end)
                    .findFirst();
            if (!botSpeaksOn && answer.isPresent() && answer.getAsLong() <= goesOn) {
                waits.add(answer.getAsLong() - end);
            }
        }
        return waits;
    }

    /** Where sound is heard on one channel. */
    public static List<Sound> sounds(Pcm channel) {
        double[] levels = levels(channel);
        double threshold = threshold(levels);
        List<Sound> sounds = new ArrayList<>();
        for (int step = 0; step < levels.length; step++) {
            if (levels[step] < threshold) {
                continue;
            }
            long startMs = (long) step * STEP_MS;
            Sound last = sounds.isEmpty() ? null : sounds.get(sounds.size() - 1);
            if (last != null && startMs - last.endMs() <= BRIDGED_MS) {
                sounds.set(sounds.size() - 1, new Sound(last.startMs(), startMs + STEP_MS));
            } else {
                sounds.add(new Sound(startMs, startMs + STEP_MS));
            }
        }
        sounds.removeIf(sound -> sound.endMs() - sound.startMs() < SHORTEST_MS);
        return sounds;
    }

    private static double[] levels(Pcm channel) {
        int stepSamples = channel.sampleRate() * STEP_MS / 1000;
        double[] levels = new double[channel.length() / stepSamples];
        for (int step = 0; step < levels.length; step++) {
            int from = step * stepSamples;
            levels[step] = Level.dbfs(Arrays.copyOfRange(channel.samples(), from, from + stepSamples));
        }
        return levels;
    }

    private static double threshold(double[] levels) {
        if (levels.length == 0) {
            return QUIETEST_DBFS;
        }
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        double noise = sorted[(int) (sorted.length * NOISE_QUANTILE)];
        double loudest = sorted[sorted.length - 1];
        // A channel of speech alone has no noise to measure: the threshold stays well below its loudest part.
        return Math.max(QUIETEST_DBFS, Math.min(noise + ABOVE_NOISE_DB, loudest - 20));
    }

    /** The median, in milliseconds; empty when nothing was measured. */
    public static OptionalLong median(List<Long> waits) {
        long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalLong.empty();
        }
        int middle = sorted.length / 2;
        return OptionalLong.of(
                sorted.length % 2 == 1 ? sorted[middle] : Math.round((sorted[middle - 1] + sorted[middle]) / 2.0));
    }
}
