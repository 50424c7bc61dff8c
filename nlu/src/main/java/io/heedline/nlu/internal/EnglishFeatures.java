package io.heedline.nlu.internal;

import java.util.ArrayList;
import java.util.List;

/** Words, word pairs, and character n-grams of three and four within words, for word forms and mis-hearings. */
final class EnglishFeatures implements TextFeatures {

    @Override
    public List<String> of(String text) {
        List<String> features = new ArrayList<>();
        String previous = "^";
        for (String word : text.split(" ")) {
            if (word.isEmpty() || !isLatin(word)) {
                continue;
            }
            features.add("w=" + word);
            features.add("b=" + previous + "_" + word);
            String bounded = "<" + word + ">";
            for (int n = 3; n <= 4; n++) {
                for (int i = 0; i + n <= bounded.length(); i++) {
                    features.add("g=" + bounded.substring(i, i + n));
                }
            }
            previous = word;
        }
        if (!features.isEmpty()) {
            features.add("b=" + previous + "_$");
        }
        return features;
    }

    private static boolean isLatin(String word) {
        return word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '.');
    }
}
