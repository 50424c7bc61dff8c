package io.heedline.asr.training.language;

import io.heedline.asr.training.espeak.Espeak;
import io.heedline.asr.training.espeak.EspeakVoice;
import io.heedline.asr.training.espeak.TimedSpeech;
import io.heedline.asr.training.kaldi.PhoneSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Finds how words are said: each alone in every accent, and in sentences, where "to", "and" and "can" are said otherwise.
 *
 * <p>A sentence's sounds are divided among its words by laying the words' own sounds beside them, with the fewest
 * differences. What a word is often heard as becomes a reading.
 */
final class EnglishReadings {
    private static final int SENTENCES = 600;
    /** A reading heard in sentences counts if it makes up this share of a word's occurrences in an accent. */
    private static final double SHARE = 0.12;

    private static final int OCCURRENCES = 3;
    private static final int MOST_READINGS = 5;

    private final SpokenLanguage language;
    private final Lexicon lexicon;
    private final SentenceGrammar grammar;
    private final Espeak espeak;
    private final PhoneSet phones = new PhoneSet(EnglishSounds.inventory());
    private final Map<String, Map<Way, Double>> found = new HashMap<>();

    /** A way of saying a word: what espeak-ng is fed with and what it then says. */
    private record Way(String spoken, List<Integer> sounds) {
        Pronunciations.Reading reading() {
            return new Pronunciations.Reading(spoken, array(sounds));
        }
    }

    EnglishReadings(SpokenLanguage language, Lexicon lexicon, SentenceGrammar grammar, Espeak espeak) {
        this.language = language;
        this.lexicon = lexicon;
        this.grammar = grammar;
        this.espeak = espeak;
    }

    Pronunciations learn() {
        Set<String> accents = new LinkedHashSet<>(language.accents());
        for (String accent : accents) {
            Map<String, int[]> usual = new HashMap<>();
            for (String word : lexicon.words()) {
                for (String spoken : lexicon.readings(word)) {
                    int[] sounds = sounds(spoken, accent);
                    usual.putIfAbsent(word, sounds);
                    note(word, spoken, sounds, 1);
                }
            }
            inSentences(accent, usual);
        }
        Map<String, List<Pronunciations.Reading>> readings = new LinkedHashMap<>();
        for (String word : lexicon.words()) {
            readings.put(
                    word,
                    found.get(word).entrySet().stream()
                            .sorted(Map.Entry.<Way, Double>comparingByValue()
                                    .reversed()
                                    .thenComparing(entry -> entry.getKey().toString()))
                            .limit(MOST_READINGS)
                            .map(entry -> entry.getKey().reading())
                            .toList());
        }
        return new Pronunciations(language, phones, readings);
    }

    private void inSentences(String accent, Map<String, int[]> usual) {
        Map<String, Map<List<Integer>, Integer>> heard = new HashMap<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < SENTENCES; i++) {
            List<String> words = grammar.sentence(random);
            String text = language.written(
                    words.stream().map(word -> lexicon.readings(word).get(0)).toList());
            List<int[]> apart =
                    divided(sounds(text, accent), words.stream().map(usual::get).toList());
            for (int w = 0; w < apart.size(); w++) {
                if (apart.get(w).length > 0) {
                    heard.computeIfAbsent(words.get(w), word -> new HashMap<>())
                            .merge(Arrays.stream(apart.get(w)).boxed().toList(), 1, Integer::sum);
                }
            }
        }
        heard.forEach((word, ways) -> {
            int total = ways.values().stream().mapToInt(Integer::intValue).sum();
            ways.forEach((way, count) -> {
                if (count >= OCCURRENCES && count >= SHARE * total) {
                    note(word, lexicon.readings(word).get(0), array(way), (double) count / total);
                }
            });
        });
    }

    private void note(String word, String spoken, int[] sounds, double weight) {
        found.computeIfAbsent(word, w -> new HashMap<>())
                .merge(new Way(spoken, Arrays.stream(sounds).boxed().toList()), weight, Double::sum);
    }

    private static int[] array(List<Integer> sounds) {
        return sounds.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] sounds(String text, String accent) {
        return espeak.speak(text, EspeakVoice.stock(accent, "", 175)).phones().stream()
                .filter(phone -> !phone.isPause())
                .map(TimedSpeech.Phone::symbol)
                .flatMap(symbol -> language.sounds(accent, symbol).stream())
                .mapToInt(phones::classOf)
                .toArray();
    }

    /** Gives every sound that was said to one of the words. */
    static List<int[]> divided(int[] said, List<int[]> words) {
        List<Integer> owner = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) {
            for (int sound : words.get(w)) {
                owner.add(w);
                own.add(sound);
            }
        }
        int n = own.size();
        int m = said.length;
        int[][] cost = new int[n + 1][m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = 3 * (i + j);
                    continue;
                }
                int same = own.get(i - 1) == said[j - 1] ? 0 : 4;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + same, 3 + Math.min(cost[i - 1][j], cost[i][j - 1]));
            }
        }
        List<List<Integer>> given = new ArrayList<>();
        words.forEach(word -> given.add(new ArrayList<>()));
        int i = n;
        int j = m;
        while (j > 0) {
            boolean both = i > 0 && cost[i][j] == cost[i - 1][j - 1] + (own.get(i - 1) == said[j - 1] ? 0 : 4);
            if (both || i == 0 || cost[i][j] == cost[i][j - 1] + 3) {
                int word = owner.get(both ? i - 1 : Math.max(0, i - 1));
                given.get(word).add(0, said[j - 1]);
                j--;
                i -= both ? 1 : 0;
            } else {
                i--;
            }
        }
        return given.stream().map(EnglishReadings::array).toList();
    }
}
