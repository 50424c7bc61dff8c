package io.heedline.asr.training;

import io.heedline.asr.training.corpus.Recording;
import io.heedline.asr.training.corpus.SpeechFolder;
import io.heedline.asr.training.language.Lexicon;
import io.heedline.asr.training.language.SpokenLanguage;
import io.heedline.asr.training.signal.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The recordings a model is to be adapted with, those that cannot be used left out.
 *
 * @param recordings what can be used
 * @param faults what was left out and why, one line each, for people
 * @param unknownWords how often each word that the model does not have is said
 */
record AdaptationData(List<Recording> recordings, List<String> faults, Map<String, Integer> unknownWords) {
    private static final double SHORTEST_SECONDS = 0.2;
    private static final double LONGEST_SECONDS = 30;
    /** Quieter than this there is nothing but the noise of the last bits. */
    private static final double SILENT = 8;

    private static final double LEAST_SECONDS = 60;
    private static final int LEAST_SPEAKERS = 2;

    /** @throws IOException if the folder cannot be listed */
    static AdaptationData read(Path folder, SpokenLanguage language, Lexicon lexicon, Runnable done)
            throws IOException {
        List<Recording> recordings = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Map<String, Integer> unknown = new TreeMap<>();
        for (SpeechFolder.Entry entry : SpeechFolder.list(folder)) {
            try {
                recordings.add(checked(folder, entry, language, lexicon, unknown));
            } catch (IOException | RuntimeException e) {
                faults.add(entry.file() + ": " + e.getMessage());
            }
            done.run();
        }
        return new AdaptationData(List.copyOf(recordings), List.copyOf(faults), unknown);
    }

    private static Recording checked(
            Path folder,
            SpeechFolder.Entry entry,
            SpokenLanguage language,
            Lexicon lexicon,
            Map<String, Integer> unknown)
            throws IOException {
        String text = plain(entry.text());
        if (text.isEmpty()) {
            throw new IOException("what is said in it is not written down");
        }
        if (entry.speaker().isEmpty()) {
            throw new IOException("it is in no folder; expected a folder for each speaker");
        }
        if (language.words(text, lexicon).isEmpty()) {
            List<String> words = language.units(text).stream()
                    .filter(word -> lexicon.readings(word).isEmpty())
                    .toList();
            words.forEach(word -> unknown.merge(word, 1, Integer::sum));
            throw new IOException("the model does not have: " + String.join(", ", words));
        }
        float[] samples = SpeechFolder.sound(folder, entry);
        Recording recording = new Recording(entry.speaker(), text, samples);
        if (recording.seconds() < SHORTEST_SECONDS || recording.seconds() > LONGEST_SECONDS) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "it lasts %.2f s; expected %.1f to %.0f s",
                    recording.seconds(),
                    SHORTEST_SECONDS,
                    LONGEST_SECONDS));
        }
        if (Signals.rms(samples) < SILENT) {
            throw new IOException("there is no sound in it");
        }
        return recording;
    }

    /** Lower case, without punctuation; what is left of a figure such as 42 is a word the model does not have. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[\\p{P}&&[^']]", " ")
                .strip()
                .replaceAll("\\s+", " ");
    }

    Set<String> speakers() {
        Set<String> speakers = new TreeSet<>();
        recordings.forEach(recording -> speakers.add(recording.person()));
        return speakers;
    }

    double seconds() {
        return recordings.stream().mapToDouble(Recording::seconds).sum();
    }

    List<Recording> of(Set<String> speakers) {
        return recordings.stream().filter(r -> speakers.contains(r.person())).toList();
    }

    /** @throws IOException if it is too little to adapt a model with and to measure what came of it */
    void requireEnough() throws IOException {
        if (speakers().size() < LEAST_SPEAKERS || seconds() < LEAST_SECONDS) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "there are %.0f s of usable speech of %d speakers; expected at least %.0f s of %d speakers, one of "
                            + "them to measure with",
                    seconds(),
                    speakers().size(),
                    LEAST_SECONDS,
                    LEAST_SPEAKERS));
        }
    }
}
