package io.heedline.nlu.internal;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.List;

/**
 * Character n-grams of one to three, and n-grams of the toneless syllables. Recognisers mix up characters that sound
 * alike; the syllables stay the same, so that a mis-heard sentence still resembles its example.
 */
final class ChineseFeatures implements TextFeatures {

    @Override
    public List<String> of(String text) {
        List<String> characters = new ArrayList<>();
        text.codePoints().filter(SpokenText::isHan).forEach(c -> characters.add(Character.toString(c)));
        List<String> features = new ArrayList<>();
        if (characters.isEmpty()) {
            return features;
        }
        addGrams("c", characters, 1, 3, features);
        addGrams("p", syllables(characters), 1, 3, features);
        return features;
    }

    private static List<String> syllables(List<String> characters) {
        String text = String.join("", characters);
        List<Pinyin> pinyin = HanLP.convertToPinyinList(text);
        List<String> syllables = new ArrayList<>(characters.size());
        for (int i = 0; i < pinyin.size() && i < characters.size(); i++) {
            Pinyin p = pinyin.get(i);
            // A character without a reading stands for itself.
            syllables.add(p == Pinyin.none5 ? characters.get(i) : p.getPinyinWithoutTone());
        }
        return syllables;
    }

    private static void addGrams(String kind, List<String> parts, int from, int to, List<String> features) {
        List<String> bounded = new ArrayList<>(parts.size() + 2);
        bounded.add("^");
        bounded.addAll(parts);
        bounded.add("$");
        for (int n = from; n <= to; n++) {
            for (int i = 0; i + n <= bounded.size(); i++) {
                if (n > 1 || (i > 0 && i < bounded.size() - 1)) {
                    features.add(kind + n + "=" + String.join("_", bounded.subList(i, i + n)));
                }
            }
        }
    }
}
