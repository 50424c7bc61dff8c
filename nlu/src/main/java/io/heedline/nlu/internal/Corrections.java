package io.heedline.nlu.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds where a caller takes back what was said before: 不对是五号, from the fifth to the tenth. Thread-safe. */
final class Corrections {

    private static final Corrections CHINESE = new Corrections("不对|不是|错了|应该是|改[成到为]|换[成到]|我是说|(?<=不是.{1,20})(?<!不)是");
    private static final Corrections ENGLISH =
            new Corrections("\\b(?:no|not|but|sorry|wait|actually|rather|correction|i mean|i meant|make that|to)\\b");

    private final Pattern marker;

    private Corrections(String marker) {
        this.marker = Pattern.compile(marker);
    }

    static Corrections in(String language) {
        return language.equals("zh") ? CHINESE : ENGLISH;
    }

    /** What follows the last correction that has what is looked for; the whole text if none has. */
    String lastWith(String spoken, Predicate<String> found) {
        List<MatchResult> markers =
                new ArrayList<>(marker.matcher(spoken).results().toList());
        for (int i = markers.size() - 1; i >= 0; i--) {
            String after = spoken.substring(markers.get(i).end()).strip();
            if (!after.isEmpty() && found.test(after)) {
                return after;
            }
        }
        return spoken;
    }
}
