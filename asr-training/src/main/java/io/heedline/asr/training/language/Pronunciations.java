package io.heedline.asr.training.language;

import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.espeak.TimedSpeech;
import io.heedline.asr.training.kaldi.PhoneSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The sounds of every word, as espeak-ng says it. */
public final class Pronunciations {
    private final SpokenLanguage language;
    private final PhoneSet phones;
    private final Map<String, List<Reading>> readings;

    /**
     * One way of saying a word.
     *
     * @param spoken what espeak-ng is fed with
     * @param classes its sounds
     */
    public record Reading(String spoken, int[] classes) {}

    Pronunciations(SpokenLanguage language, PhoneSet phones, Map<String, List<Reading>> readings) {
        this.language = language;
        this.phones = phones;
        this.readings = readings;
    }

    /** Asks espeak-ng for the sounds of every word of Mandarin, which are the same in all voices and sentences. */
    public static Pronunciations of(Lexicon lexicon, Espeak espeak) {
        Map<String, List<String>> sounds = new LinkedHashMap<>();
        EspeakVoice plain = EspeakVoice.stock(EspeakVoice.MANDARIN, "", 175);
        for (String word : lexicon.words()) {
            for (String spoken : lexicon.readings(word)) {
                sounds.computeIfAbsent(
                        spoken,
                        text -> espeak.speak(text, plain).phones().stream()
                                .filter(phone -> !phone.isPause())
                                .map(TimedSpeech.Phone::symbol)
                                .toList());
            }
        }
        PhoneSet phones =
                new PhoneSet(sounds.values().stream().flatMap(List::stream).toList());
        Map<String, List<Reading>> readings = new LinkedHashMap<>();
        for (String word : lexicon.words()) {
            List<Reading> ways = new ArrayList<>();
            for (String spoken : lexicon.readings(word)) {
                ways.add(new Reading(
                        spoken,
                        sounds.get(spoken).stream().mapToInt(phones::classOf).toArray()));
            }
            readings.put(word, List.copyOf(ways));
        }
        return new Pronunciations(new Mandarin(), phones, readings);
    }

    public SpokenLanguage language() {
        return language;
    }

    public PhoneSet phones() {
        return phones;
    }

    /** @throws IllegalArgumentException if the word is not in the lexicon */
    public List<Reading> readings(String word) {
        List<Reading> known = readings.get(word);
        if (known == null) {
            throw new IllegalArgumentException("The word " + word + " is not in the lexicon");
        }
        return known;
    }

    /** What a word sounds like when it is said as usual; the same for words that sound alike. */
    public String sound(String word) {
        return Arrays.toString(readings(word).get(0).classes());
    }

    public Reading anyReading(String word, SplittableRandom random) {
        List<Reading> known = readings(word);
        return known.size() == 1 ? known.get(0) : known.get(random.nextInt(known.size()));
    }

    /** For each word its readings as sound classes; readings that sound alike count once. */
    public Map<String, List<int[]>> classes() {
        Map<String, List<int[]>> classes = new LinkedHashMap<>();
        readings.forEach((word, ways) -> {
            Map<List<Integer>, int[]> distinct = new LinkedHashMap<>();
            ways.forEach(way ->
                    distinct.putIfAbsent(Arrays.stream(way.classes()).boxed().toList(), way.classes()));
            classes.put(word, List.copyOf(distinct.values()));
        });
        return classes;
    }
}
