package io.heedline.nlu.training;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import io.heedline.nlu.IntentExamples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Mishears: replaces characters by others of the same toneless syllable, always the same way for the same text. */
final class SoundAlikes implements UnaryOperator<String> {

    private final Map<String, List<String>> bySyllable = new HashMap<>();
    private final double share;

    private SoundAlikes(double share) {
        this.share = share;
    }

    /** Characters to swap in are taken from the examples; {@code share} of the characters are replaced. */
    static SoundAlikes ofExamples(Locale locale, double share) {
        SoundAlikes alikes = new SoundAlikes(share);
        IntentExamples.shipped(locale)
                .all()
                .values()
                .forEach(list -> list.forEach(sentence -> sentence.codePoints()
                        .mapToObj(Character::toString)
                        .forEach(c -> {
                            List<String> same = alikes.bySyllable.computeIfAbsent(syllable(c), s -> new ArrayList<>());
                            if (!same.contains(c)) {
                                same.add(c);
                            }
                        })));
        return alikes;
    }

    private static String syllable(String character) {
        List<Pinyin> pinyin = HanLP.convertToPinyinList(character);
        return pinyin.isEmpty() ? character : pinyin.get(0).getPinyinWithoutTone();
    }

    @Override
    public String apply(String sentence) {
        Random random = new Random(sentence.hashCode());
        StringBuilder out = new StringBuilder();
        sentence.codePoints().mapToObj(Character::toString).forEach(c -> {
            List<String> others = bySyllable.getOrDefault(syllable(c), List.of()).stream()
                    .filter(o -> !o.equals(c))
                    .toList();
            boolean replace = !others.isEmpty() && random.nextDouble() < share;
            out.append(replace ? others.get(random.nextInt(others.size())) : c);
        });
        return out.toString();
    }
}
